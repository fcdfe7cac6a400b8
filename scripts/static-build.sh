#!/usr/bin/env bash
# Builds dross as one program that needs no library but the C library, and strips it.
#
# usage: scripts/static-build.sh SCRATCH OUTPUT
#
# The Swift runtime, ICU, PCRE2, libyaml and the C++ runtime are linked in from their archives (.a), which
# Debian's -dev packages bring. Prints the size and the youngest version of the C library that is asked for.
set -eu

scratch=${1:?usage: scripts/static-build.sh SCRATCH OUTPUT}
output=${2:?usage: scripts/static-build.sh SCRATCH OUTPUT}

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 2
}

# The linker takes a library from the first folder that has one, archive or not.
archives=$PWD/$scratch/static-libraries
mkdir -p "$archives"
for name in libicui18n.a libicuuc.a libicudata.a libpcre2-8.a libyaml.a libz.a libstdc++.a; do
  path=$(cc -print-file-name="$name")
  [ -f "$path" ] || fail "$name is not there; 'make deps' installs the packages that bring it"
  ln -sf "$(readlink -f "$path")" "$archives/$name"
done

swift build --scratch-path "$scratch/static" -c release --product dross --static-swift-stdlib \
  --explicit-target-dependency-import-check error

# The package manager names the system's folder first (from pkg-config), and so the shared libraries; so what it
# has compiled is linked once more. It calls the entry point of a program by the name of its target.
mkdir -p "$(dirname "$output")"
swiftc -static-stdlib -L "$archives" -emit-executable -o "$output" \
  "@$(echo "$scratch"/static/*/release/dross.product/Objects.LinkFileList)" \
  -Xlinker --defsym=main=dross_main -Xlinker --gc-sections -Xlinker --icf=safe -Xclang-linker -static-libgcc \
  -licui18n -licuuc -licudata -lpcre2-8 -lyaml -lz -lstdc++
strip --strip-all "$output"

for library in icu pcre2 yaml z swift Foundation stdc++; do
  if ldd "$output" | grep -q "lib$library"; then fail "$output still needs lib$library"; fi
done
glibc=$(objdump -T "$output" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
printf '%s: %s bytes, %s\n' "$output" "$(stat -c %s "$output")" "$glibc"
