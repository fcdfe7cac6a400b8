#!/usr/bin/env bash
# Lays out the archives that dross is linked with into one file, program or library.
#
# usage: scripts/static-libraries.sh FOLDER
#
# Most are Debian's as they are. Three are made anew from them:
# - the data of ICU, without those of languages, calendars and line breaks, which dross never asks for
#   (they are nine tenths of it);
# - libicuuc.a and libbz2.a, which are not compiled for shared libraries where they speak of variables of
#   the C library (stderr, the name of the time zone); these variables get a stand-in.
set -eu

folder=${1:?usage: scripts/static-libraries.sh FOLDER}
scripts=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 2
}

archive() {
  local path
  path=$(cc -print-file-name="$1")
  [ -f "$path" ] || fail "$1 is not there; 'make deps' installs the packages that bring it"
  readlink -f "$path"
}

# The linker takes a library from the first folder that has one, archive or not.
for name in libicui18n.a libpcre2-8.a libyaml.a libz.a liblzma.a libzstd.a libstdc++.a; do
  path=$(archive "$name")
  ln -sf "$path" "$folder/$name"
done

# Linked files are replaced, not written through.
rm -f "$folder/libicuuc.a" "$folder/libbz2.a" "$folder/libicudata.a"
objcopy --redefine-sym __timezone=dross_timezone --redefine-sym tzname=dross_tzname \
  "$(archive libicuuc.a)" "$folder/libicuuc.a"
objcopy --redefine-sym stdin=dross_stdin --redefine-sym stdout=dross_stdout \
  --redefine-sym stderr=dross_stderr "$(archive libbz2.a)" "$folder/libbz2.a"
cc -O2 -fPIC -fvisibility=hidden -c "$scripts/static-variables.c" -o "$folder/variables.o"

icupkg=$(command -v icupkg || command -v /usr/sbin/icupkg) || fail "icupkg is not there; libicu-dev brings it"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$(archive libicudata.a)
object=$(ar t "$data")
(cd "$work" && ar x "$data" "$object")
symbol=$(nm "$work/$object" | sed -n 's/.* R \(icudt[0-9]*_dat\)$/\1/p')
[ -n "$symbol" ] || fail "the data of ICU are not where they were"
name=${object%_dat.o}.dat
objcopy -O binary --only-section=.rodata "$work/$object" "$work/$name"
"$icupkg" -l "$work/$name" |
  grep -Ev '\.cnv$|^(cnvalias|ulayout|uemoji)\.icu$|^nfkc(_cf)?\.nrm$' >"$work/unused.lst"
# The name of the file becomes a part of the names inside.
mkdir "$work/kept"
"$icupkg" -r "$work/unused.lst" "$work/$name" "$work/kept/$name"
printf '%s\n' '.section .rodata' '.balign 16' ".globl $symbol" ".type $symbol, %object" \
  "$symbol: .incbin \"$work/kept/$name\"" '.section .note.GNU-stack,"",%progbits' >"$work/data.s"
cc -c "$work/data.s" -o "$work/data.o"
ar rcs "$folder/libicudata.a" "$work/data.o"
