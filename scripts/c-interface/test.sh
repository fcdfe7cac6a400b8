#!/usr/bin/env bash
# Compiles a C and a C++ program against the header, and runs the first one.
#
# usage: scripts/c-interface/test.sh LIBRARY FOLDER [--valgrind]
set -eu

library=${1:?usage: scripts/c-interface/test.sh LIBRARY FOLDER [--valgrind]}
folder=${2:?usage: scripts/c-interface/test.sh LIBRARY FOLDER [--valgrind]}
source=$(cd "$(dirname "$0")" && pwd)
include=$source/../../Sources/CDrossHeader/include
mkdir -p "$folder"

command=()
if [ "${3:-}" = --valgrind ]; then
  # valgrind cannot read what Swift says for debuggers.
  cp "$library" "$folder/"
  library=$folder/$(basename "$library")
  strip --strip-debug "$library"
  # What the Swift runtime keeps for good is not lost; anything else counts.
  # Whether memory was written before it is read valgrind cannot tell of code that PCRE2 makes as it runs,
  # nor of enums of Swift, which keep their case in unused bits.
  command=(valgrind --quiet --undef-value-errors=no --error-exitcode=3 --leak-check=full --show-leak-kinds=definite
    --errors-for-leak-kinds=definite)
fi
library=$(readlink -f "$library")
cc -std=c11 -D_DEFAULT_SOURCE -Wall -Wextra -Wpedantic -Werror -g -I "$include" \
  "$source/test.c" "$library" -Wl,-rpath,"$(dirname "$library")" -o "$folder/test"
# The header is good C++ too.
! command -v c++ >/dev/null 2>&1 ||
  c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c++ "$include/dross.h"
"${command[@]}" "$folder/test"
