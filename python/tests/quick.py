"""The tests on lists without pytest, for `make test`: the package needs nothing but Python itself."""

import inspect
import sys
import traceback
import types


class Raises:
    """As much of pytest as the tests on lists need."""

    def __init__(self, kind, match=""):
        self.kind, self.match, self.value = kind, match, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        assert value is not None, f"no {self.kind.__name__}"
        self.value = value
        return isinstance(value, self.kind) and self.match in str(value)


def main():
    stand_in = types.ModuleType("pytest")
    stand_in.raises = Raises
    stand_in.fixture = lambda function: function
    sys.modules["pytest"] = stand_in
    import conftest
    import test_lists

    failures = count = 0
    for name, test in sorted(vars(test_lists).items()):
        if not name.startswith("test_"):
            continue
        count += 1
        try:
            test(*(getattr(conftest, fixture)() for fixture in inspect.signature(test).parameters))
        except Exception:
            failures += 1
            traceback.print_exc()
    print(f"Python package: {count} tests, {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
