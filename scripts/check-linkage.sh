#!/usr/bin/env bash
# Fails when a binary is linked against all of Foundation, by itself or through a library.
#
# usage: scripts/check-linkage.sh BINARY
#
# libFoundationEssentials.so is allowed: ArgumentParser needs it, and it brings no locale data.
set -eu

binary=${1:?usage: scripts/check-linkage.sh BINARY}
[ -x "$binary" ] || {
  printf 'error: %s: no such program; run make build first\n' "$binary" >&2
  exit 2
}
command -v ldd >/dev/null 2>&1 || {
  printf 'error: ldd is not in PATH; the linkage cannot be checked\n' >&2
  exit 2
}
libraries=$(ldd "$binary" 2>&1) || {
  printf 'error: ldd cannot read %s: %s\n' "$binary" "$libraries" >&2
  exit 2
}
if grep -Eq '(^|[[:space:]/])libFoundation\.so' <<<"$libraries"; then
  cat >&2 <<END
error: $binary is linked against libFoundation.so
note: Foundation adds 45 MB to a static program and 3 ms to every start
note: look for "import Foundation" under Sources, or a new dependency that has it
END
  exit 1
fi
printf '%s is not linked against libFoundation.so\n' "$binary"
