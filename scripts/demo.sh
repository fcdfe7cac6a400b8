#!/usr/bin/env bash
# Shows dross at work on one article: what it finds, what it would change, and the way back.
#
# usage: scripts/demo.sh DROSS
set -eu

dross=${1:?usage: scripts/demo.sh DROSS}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
article=testdata/demo/article.txt
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

bold='' green='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
  bold=$'\e[1m' green=$'\e[32m' plain=$'\e[0m'
fi

heading() { printf '\n%s== %s%s\n' "$bold" "$1" "$plain"; }
command_line() { printf '%s$ %s%s\n\n' "$bold" "$1" "$plain"; }
good() { printf '%s%s%s\n' "$green" "$1" "$plain"; }
fail() {
  printf 'error: %s\n' "$1" >&2
  exit 1
}

# Runs a command that must end with status 1: findings.
finds() {
  local status=0
  "$@" || status=$?
  [ "$status" -eq 1 ] || fail "$*: expected findings and exit status 1, got $status"
}

same() { cmp -- "$1" "$2" || fail "$3"; }
size() { wc -c <"$1" | tr -d ' '; }

heading "What dross finds in $article, by which rule and why"
command_line "dross check $article"
finds "$dross" check "$article"

heading "The same, as a diff"
command_line "dross check --diff $article"
finds "$dross" check --diff "$article"

heading "Clean it, and keep the ledger of what was done"
command_line "dross clean $article --edits edits.jsonl > cleaned.txt"
"$dross" clean "$article" --edits "$folder/edits.jsonl" >"$folder/cleaned.txt"
printf '%s bytes before, %s bytes after\n' "$(size "$article")" "$(size "$folder/cleaned.txt")"
! cmp -s -- "$article" "$folder/cleaned.txt" || fail "nothing was removed"

heading "Clean it again"
command_line "dross clean cleaned.txt > again.txt"
"$dross" clean "$folder/cleaned.txt" >"$folder/again.txt"
same "$folder/cleaned.txt" "$folder/again.txt" "the second run changed something"
good "The second run changes nothing."

heading "Undo it"
command_line "dross restore cleaned.txt --edits edits.jsonl > restored.txt"
"$dross" restore "$folder/cleaned.txt" --edits "$folder/edits.jsonl" >"$folder/restored.txt"
same "$article" "$folder/restored.txt" "the restored file differs from the source"
good "Restored: all $(size "$article") bytes are equal to the source."
