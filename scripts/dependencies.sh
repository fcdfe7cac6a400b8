#!/usr/bin/env bash
# Checks that what dross needs is there, and installs what is missing from Debian's packages.
#
# usage: scripts/dependencies.sh [build] [test] [machine-text]
#
# Why each package is needed: docs/dependencies.md.
set -eu

swift_needed=6.3
build_packages=(libbz2-dev libicu-dev liblzma-dev libpcre2-dev libyaml-dev libzstd-dev pkg-config zlib1g-dev)
test_packages=(unicode-data bzip2 chromium git gzip python3 xz-utils zstd)

fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  for note in "$@"; do printf 'note: %s\n' "$note" >&2; done
  exit 2
}

# The Swift toolchain is not installed for anybody: people choose where theirs comes from.
check_swift() {
  local advice="install it from https://www.swift.org/install and put its usr/bin in PATH"
  command -v swift >/dev/null 2>&1 ||
    fail "swift is not in PATH; dross needs Swift $swift_needed or newer" "$advice"
  local said found
  said=$(swift --version 2>/dev/null) || fail "swift --version failed" "$advice"
  found=$(sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' <<<"$said" | head -n 1)
  [ -n "$found" ] || fail "cannot tell the version of swift from: $said" "$advice"
  [ "$(printf '%s\n' "$swift_needed" "$found" | sort -V | head -n 1)" = "$swift_needed" ] ||
    fail "Swift $found is too old; dross needs Swift $swift_needed or newer" "$advice"
}

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 ||
      fail "missing packages: $*" "as root, run: apt-get install $*"
    as_root=(sudo)
  fi
  printf 'installing: %s\n' "$*"
  "${as_root[@]}" apt-get update -qq </dev/null ||
    printf 'warning: apt-get update failed; trying with the package lists as they are\n' >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" </dev/null ||
    fail "cannot install: $*"
}

check_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    check_elsewhere
    return
  fi
  local missing=() package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# Without apt-get nothing is installed; the libraries may be there all the same.
check_elsewhere() {
  local missing=() library
  if command -v pkg-config >/dev/null 2>&1; then
    for library in icu-i18n liblzma libpcre2-8 libzstd yaml-0.1 zlib; do
      pkg-config --exists "$library" || missing+=("$library")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
  else
    missing=(pkg-config icu-i18n liblzma libpcre2-8 libzstd yaml-0.1 zlib)
  fi
  fail "missing, and only Debian's packages are installed by this script: ${missing[*]}" \
    "needed: ICU, PCRE2 (8 bit), libyaml, zlib, libzstd, liblzma and libbz2 with their headers, and pkg-config" \
    "Fedora: dnf install bzip2-devel libicu-devel libyaml-devel libzstd-devel pcre2-devel pkgconf-pkg-config xz-devel zlib-devel" \
    "macOS: brew install bzip2 icu4c libyaml pcre2 pkg-config xz zlib zstd"
}

packages=()
for purpose in "$@"; do
  case $purpose in
    build) packages+=("${build_packages[@]}") ;;
    test) packages+=("${test_packages[@]}") ;;
    # Debian's copy of WordNet, and what reads it.
    machine-text) packages+=(wordnet-base python3) ;;
    *) fail "unknown purpose: $purpose" "usage: scripts/dependencies.sh [build] [test] [machine-text]" ;;
  esac
done
check_swift
check_packages "${packages[@]}"
