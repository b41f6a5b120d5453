#!/bin/sh
# Opens the downloads in the programs they are made for: GDAL, sqlite3, Datasette, LibreOffice.
#
#   tools/judge_downloads.sh [FOLDER]
#
# Needs Debian's gdal-bin, sqlite3, libreoffice-calc and unzip; Datasette is installed with pip into
# an environment of its own. Writes the files into FOLDER (else a temporary one) and stops at the
# first program that cannot read them.
set -eu

cd "$(dirname "$0")/.."
python=${PYTHON:-python}
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"

step() { printf '\n== %s\n' "$1"; }

step "files"
"$python" - "$folder" <<'PROGRAM'
import sys
from pathlib import Path

from southsouth import downloads
from southsouth.resource import Host

for resource in downloads.resources(Host(static=True)):
    Path(sys.argv[1], resource.address.removeprefix("/download/")).write_bytes(resource.body())
PROGRAM
ls -l "$folder" | awk '{ print $5, $9 }'

step "GDAL: $(ogrinfo --version)"
for name in places events cooperation commission_members; do
  ogrinfo -ro -so -al "$folder/$name.geojson" | grep -E '^(Layer name|Geometry|Feature Count|Extent)'
done
ogrinfo -ro -so -al "$folder/southsouth.gpkg" | grep -E '^(Layer name|Geometry|Feature Count|Extent)'
# Warnings and errors of a full read go to standard error; there must be none.
for file in southsouth.gpkg places.geojson events.geojson cooperation.geojson commission_members.geojson; do
  said=$(ogrinfo -ro -al "$folder/$file" 2>&1 >/dev/null)
  [ -z "$said" ] || { echo "$file: $said"; exit 1; }
done
echo "read in full without a warning"

step "sqlite3"
sqlite3 "$folder/southsouth.sqlite" 'PRAGMA integrity_check; PRAGMA foreign_key_check;'
sqlite3 "$folder/southsouth.gpkg" 'PRAGMA integrity_check; PRAGMA foreign_key_check;'

step "Data Package"
mkdir -p "$folder/package"
unzip -q -o "$folder/southsouth.zip" -d "$folder/package"
(cd "$folder/package" && sha256sum --quiet --check SHA256SUMS && echo "checksums hold")
(cd "$folder/package" && "$python" -m frictionless validate datapackage.json >"$folder/frictionless.txt") ||
  { cat "$folder/frictionless.txt"; exit 1; }
echo "frictionless: $(grep -c ' VALID ' "$folder/frictionless.txt") tables valid"

step "Datasette"
"$python" -m venv "$folder/environment"
"$folder/environment/bin/python" -m pip install -q 'datasette==0.65.5' 2>/dev/null
for asked in '/southsouth.json' '/southsouth/events.json?kind=workshop&_shape=array&_facet=kind' \
  '/southsouth/events/bali-high-level-meeting-2012.json?_shape=array'; do
  "$folder/environment/bin/datasette" "$folder/southsouth.sqlite" --get "$asked" >"$folder/answer.json"
  cut -c 1-160 "$folder/answer.json"
done

step "LibreOffice"
soffice --headless --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false,false,false,-1 \
  --outdir "$folder/sheets" "$folder/southsouth.xlsx" >/dev/null
for sheet in "$folder"/sheets/*.csv; do
  printf '%s: %s lines\n' "$(basename "$sheet")" "$(wc -l <"$sheet")"
done
grep -h 'urumqi-aquaculture-workshop-2012' "$folder"/sheets/southsouth-events.csv | cut -c 1-200
