#!/usr/bin/env bash
# Makes the documentation of DrossKit with DocC, and fails when an article has a warning, such as a link to
# a symbol that there is not.
#
# usage: scripts/documentation.sh BUILD-FOLDER OUTPUT-FOLDER
#
# BUILD-FOLDER is that of a debug build.
set -eu

build=$1
output=$2
here=$(cd "$(dirname "$0")/.." && pwd)
target=$(swiftc -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p' | head -n 1)
rm -rf "$output"
mkdir -p "$output/symbols"
maps=()
for map in "$here"/Sources/C*/module.modulemap "$here"/Sources/C*/include/module.modulemap \
  "$build"/C*.build/module.modulemap
do
  # What the build plugins need is built a second time.
  case $map in *-tool.build/*) continue ;; esac
  [ -f "$map" ] && maps+=(-Xcc "-fmodule-map-file=$map")
done
swift symbolgraph-extract -module-name DrossKit -I "$build/Modules" -target "$target" \
  -minimum-access-level public "${maps[@]}" -output-dir "$output/symbols"
docc convert "$here/Sources/DrossKit/DrossKit.docc" \
  --additional-symbol-graph-dir "$output/symbols" --output-path "$output/DrossKit.doccarchive" \
  --fallback-display-name DrossKit --fallback-bundle-identifier org.dross.DrossKit \
  --diagnostics-file "$output/diagnostics.json" > /dev/null 2>&1 || {
    printf 'error: docc cannot make the documentation: see %s\n' "$output/diagnostics.json" >&2
    exit 1
  }
# Comments on declarations name only the parameters that need words; articles must be without fault.
python3 - "$output/diagnostics.json" <<'END'
import json, sys

faults = [
    one for one in json.load(open(sys.argv[1]))["diagnostics"]
    if ".docc/" in one.get("source", "") and one["severity"] in ("error", "warning")
]
for one in faults:
    place = one.get("range", {}).get("start", {})
    print(f"{one['source']}:{place.get('line', 1)}: {one['summary']}", file=sys.stderr)
sys.exit(1 if faults else 0)
END
rm -r "$output/symbols" "$output/diagnostics.json"
printf 'documentation: %s\n' "$output/DrossKit.doccarchive"
