#!/usr/bin/env bash
# Installs the wheel and the Debian package in a fresh Debian that has neither Swift nor ICU, and cleans texts
# there: every byte must be what the program built here gives. Needs root, debootstrap, and a network the first
# time; the fresh Debian stays in FOLDER and is copied for each trial.
#
# usage: scripts/install-trial.sh DROSS DIST FOLDER [TEXT ...]
#
# DEBIAN is the release (bookworm), MIRROR where it comes from.
set -eu

usage='usage: scripts/install-trial.sh DROSS DIST FOLDER [TEXT ...]'
dross=$(realpath "${1:?$usage}")
dist=${2:?$usage}
folder=${3:?$usage}
shift 3
[ $# -gt 0 ] || set -- testdata/quality/*-*.txt
release=${DEBIAN:-bookworm}
mirror=${MIRROR:-http://deb.debian.org/debian}
limit=$((20 * 1000 * 1000))

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 1
}

[ "$(id -u)" = 0 ] || fail "only root can change into another root"
command -v debootstrap >/dev/null || fail "there is no debootstrap; on Debian: apt-get install debootstrap"
wheel=$(ls "$dist"/dross-*.whl)
package=$(ls "$dist"/dross_*.deb)
mkdir -p "$folder"
folder=$(realpath "$folder")
fresh=$folder/$release
root=$folder/trial

if [ ! -e "$fresh.done" ]; then
  rm -rf "$fresh"
  debootstrap --variant=minbase --include=python3,python3-venv "$release" "$fresh" "$mirror" >"$fresh.log"
  touch "$fresh.done"
fi
rm -rf "$root"
cp -a "$fresh" "$root"
cp "$wheel" "$package" "$root/tmp"
mkdir "$root/texts"
number=0
for text; do
  number=$((number + 1))
  cp "$text" "$root/texts/$number.txt"
done

# A command in the root, with /proc and nothing else of this machine.
inside() {
  unshare --mount --net sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
}

for name in swift swiftc gcc cc; do
  if inside sh -c "command -v $name" >/dev/null; then fail "the fresh Debian has $name"; fi
done
if find "$root/usr" -name 'libicu*' -o -name 'libswift*' -o -name 'libyaml*' | grep -q .; then
  fail "the fresh Debian has libraries that dross might use"
fi

seconds() { date +%s.%N; }
took() { awk "BEGIN { printf \"%.1f s\", $2 - $1 }"; }

start=$(seconds)
inside python3 -m venv /opt/dross
middle=$(seconds)
inside sh -c '/opt/dross/bin/pip install --quiet --no-index /tmp/dross-*.whl'
end=$(seconds)
size=$(stat -c %s "$wheel")
printf '%s: %s bytes, installed by pip in %s (the environment: %s)\n' \
  "$(basename "$wheel")" "$size" "$(took "$middle" "$end")" "$(took "$start" "$middle")"
[ "$size" -lt "$limit" ] || fail "the wheel is larger than $limit bytes"
start=$(seconds)
inside sh -c 'dpkg -i /tmp/dross_*.deb' >/dev/null
printf '%s: %s bytes, installed by dpkg in %s\n' \
  "$(basename "$package")" "$(stat -c %s "$package")" "$(took "$start" "$(seconds)")"

# Debian's own tools need PCRE2; while dross runs it is not there.
find "$root" -name 'libpcre2*' ! -type d -delete
cat >"$root/tmp/clean.py" <<'END'
import glob, os, subprocess, sys
import dross
for path in glob.glob("/texts/*.txt"):
    with open(path, "rb") as file:
        data = file.read()
    with open(path + ".package", "wb") as file:
        file.write(dross.clean([data]).texts[0])
    for name, command in (("wheel", "/opt/dross/bin/dross"), ("deb", "/usr/bin/dross")):
        with open(path + "." + name, "wb") as file:
            subprocess.run([command, "clean", "--no-config"], input=data, stdout=file, check=True)
print(dross.__version__)
END
version=$(inside /opt/dross/bin/python3 /tmp/clean.py)
number=0
bytes=0
for text; do
  number=$((number + 1))
  "$dross" clean --no-config <"$text" >"$root/texts/$number.txt.here"
  bytes=$((bytes + $(stat -c %s "$text")))
  for way in wheel deb package; do
    cmp "$root/texts/$number.txt.here" "$root/texts/$number.txt.$way" || fail "$text: $way differs"
  done
done
printf 'dross %s without Swift, ICU and PCRE2: %d texts, %d bytes, cleaned by the wheel, the package and Python ' \
  "$version" "$number" "$bytes"
printf 'as by %s\n' "$(basename "$dross")"
rm -rf "$root"
