#!/usr/bin/env bash
# Builds dross as one program that needs no library but the C library, and strips it; or as one library, in
# which the program is too.
#
# usage: scripts/static-build.sh SCRATCH OUTPUT [library]
#
# The Swift runtime, ICU, PCRE2, libyaml, the codecs and the C++ runtime are linked in from their archives (.a),
# which Debian's -dev packages bring. Prints the size and the youngest version of the C library that is asked
# for.
set -eu

scratch=${1:?usage: scripts/static-build.sh SCRATCH OUTPUT [library]}
output=${2:?usage: scripts/static-build.sh SCRATCH OUTPUT [library]}
kind=${3:-program}
scripts=$(cd "$(dirname "$0")" && pwd)

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 2
}

archives=$PWD/$scratch/static-libraries
"$scripts/static-libraries.sh" "$archives"

build() {
  swift build --scratch-path "$scratch/static" -c release --product "$1" --static-swift-stdlib \
    --explicit-target-dependency-import-check error
}

# The package manager names the system's folder first (from pkg-config), and so the shared libraries; so what it
# has compiled is linked once more. It calls the entry point of a program by the name of its target.
link() {
  swiftc -static-stdlib -L "$archives" -o "$output" "$@" "$archives/variables.o" \
    -Xlinker --gc-sections -Xlinker --icf=safe -Xclang-linker -static-libgcc \
    -licui18n -licuuc -licudata -lpcre2-8 -lyaml -lz -lbz2 -llzma -lzstd -lstdc++ \
    2> >(grep -v 'mktemp' >&2)
}

objects() { cat "$scratch"/static/*/release/"$1".product/Objects.LinkFileList; }

mkdir -p "$(dirname "$output")"
list=$scratch/static/objects
build dross
objects dross >"$list"
case $kind in
  program) link -emit-executable "@$list" -Xlinker --defsym=main=dross_main ;;
  library)
    build CDross
    { objects dross && objects CDross; } | sort -u >"$list.both"
    # Only what the header promises can be seen from outside, and the entry point of the program.
    exports=$scratch/static/exports
    {
      printf '{ global: dross_main;'
      sed -n 's/^[a-z].*[ *]\(dross_[a-z_]*\)(.*/ \1;/p' Sources/CDrossHeader/include/dross.h
      printf ' local: *; };\n'
    } >"$exports"
    link -emit-library "@$list.both" -Xlinker --version-script="$exports" -Xlinker -soname=libdross.so
    ;;
  *) fail "there is no '$kind'; usage: scripts/static-build.sh SCRATCH OUTPUT [library]" ;;
esac
strip --strip-all "$output"

for library in icu pcre2 yaml z bz2 lzma zstd swift Foundation stdc++; do
  if ldd "$output" | grep -q "lib$library\."; then fail "$output still needs lib$library"; fi
done
glibc=$(objdump -T "$output" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
printf '%s: %s bytes, %s\n' "$output" "$(stat -c %s "$output")" "$glibc"
