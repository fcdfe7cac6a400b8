#!/usr/bin/env bash
# Packs the command into a Debian package, with its manual pages and shell completions.
#
# usage: scripts/make-deb.sh BINARY SHARE VERSION OUTPUT
set -eu

binary=${1:?usage: scripts/make-deb.sh BINARY SHARE VERSION OUTPUT}
share=$2
version=$3
output=$4

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
glibc=$(objdump -T "$binary" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
architecture=$(dpkg --print-architecture)

install -D -m 755 "$binary" "$root/usr/bin/dross"
mkdir -p "$root/usr/share/doc/dross"
cp -R "$share/." "$root/usr/share/"
# Debian's place for completions of packages.
mv "$root/usr/share/zsh/site-functions" "$root/usr/share/zsh/vendor-completions"
gzip -9n "$root"/usr/share/man/man1/*.1
cp LICENSE "$root/usr/share/doc/dross/copyright"
gzip -9nc CHANGELOG.md > "$root/usr/share/doc/dross/changelog.gz"
find "$root/usr/share" -type d -exec chmod 755 {} +
find "$root/usr/share" -type f -exec chmod 644 {} +

mkdir "$root/DEBIAN"
cat > "$root/DEBIAN/control" <<END
Package: dross
Version: $version
Architecture: $architecture
Maintainer: The dross authors <dross@localhost>
Installed-Size: $(du -ks "$root/usr" | cut -f 1)
Depends: libc6 (>= ${glibc#GLIBC_})
Section: text
Priority: optional
Description: cleans scraped articles
 dross takes out of scraped articles what does not belong to them. Every removal
 is an exact range of bytes, with a rule, a reason and an undo.
END

mkdir -p "$output"
package=$output/dross_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$root" "$package" >/dev/null
printf '%s: %s bytes\n' "$package" "$(stat -c %s "$package")"
