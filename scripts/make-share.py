#!/usr/bin/env python3
"""Writes what is installed beside the command: manual pages and shell completions.

usage: make-share.py --dross PATH --output DIR

Everything comes from the command itself: it describes its options as JSON, and writes the completions.
"""

import argparse
import json
import pathlib
import subprocess

COMPLETIONS = {
    "bash": "bash-completion/completions/dross",
    "zsh": "zsh/site-functions/_dross",
    "fish": "fish/vendor_completions.d/dross.fish",
}


def run(dross, *arguments):
    return subprocess.run([dross, *arguments], capture_output=True, text=True, check=True).stdout


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.splitlines())


def names(option):
    """The spellings of an option, short ones first."""
    kinds = {"short": "-", "long": "--", "longWithSingleDash": "-"}
    spelled = [kinds[name["kind"]] + name["name"] for name in option.get("names", [])]
    return sorted(spelled, key=len)


def title(argument):
    value = "<" + argument.get("valueName", "value") + ">"
    if argument["kind"] == "positional":
        return f"\\fI{escaped(value)}\\fR"
    spelled = ", ".join(f"\\fB{escaped(name)}\\fR" for name in names(argument))
    return spelled + (f" \\fI{escaped(value)}\\fR" if argument["kind"] == "option" else "")


def short_form(argument):
    value = "<" + argument.get("valueName", "value") + ">"
    if argument["kind"] == "positional":
        form = value + (" ..." if argument["isRepeating"] else "")
    else:
        form = names(argument)[-1] + (f" {value}" if argument["kind"] == "option" else "")
    return f"[{form}]" if argument["isOptional"] else form


def page(path, command, version):
    """The page of `command`, whose full name is `path`."""
    name = "-".join(path)
    arguments = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    children = [c for c in command.get("subcommands", []) if c["shouldDisplay"]]
    children = [c for c in children if c["commandName"] != "help"]
    lines = [
        f'.TH "{name.upper()}" 1 "" "dross {version}" "dross"',
        ".nh",
        ".SH NAME",
        f"{escaped(name)} \\- {escaped(command.get('abstract', ''))}",
        ".SH SYNOPSIS",
        f".B {escaped(' '.join(path))}",
    ]
    lines += [escaped(short_form(a)) for a in arguments]
    if children:
        lines.append("\\fI<command>\\fR")
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", ".nf", escaped(command["discussion"]), ".fi"]
    if children:
        lines.append(".SH COMMANDS")
        for child in children:
            lines += [".TP", f"\\fB{escaped('-'.join([*path, child['commandName']]))}\\fR(1)"]
            lines.append(escaped(child.get("abstract", "")))
    if arguments:
        lines.append(".SH OPTIONS")
        for argument in arguments:
            lines += [".TP", title(argument)]
            text = argument.get("abstract", "")
            default = argument.get("defaultValue")
            if default and argument["kind"] == "option":
                text += f" Default: {default}."
            lines.append(escaped(text))
    others = sorted({"dross"} | {"-".join([*path, c["commandName"]]) for c in children} - {name})
    others = [other for other in others if other != name]
    if others:
        lines += [".SH SEE ALSO", ", ".join(f"\\fB{escaped(other)}\\fR(1)" for other in others)]
    return name, "\n".join(lines) + "\n"


def pages(path, command, version):
    yield page(path, command, version)
    for child in command.get("subcommands", []):
        if child["shouldDisplay"] and child["commandName"] != "help":
            yield from pages([*path, child["commandName"]], child, version)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dross", required=True)
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    output = pathlib.Path(options.output)

    version = run(options.dross, "--version").strip()
    description = json.loads(run(options.dross, "--experimental-dump-help"))
    manual = output / "man" / "man1"
    manual.mkdir(parents=True, exist_ok=True)
    for name, text in pages(["dross"], description["command"], version):
        (manual / f"{name}.1").write_text(text, encoding="utf-8")
    for shell, place in COMPLETIONS.items():
        path = output / place
        path.parent.mkdir(parents=True, exist_ok=True)
        text = run(options.dross, "--generate-completion-script", shell)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
