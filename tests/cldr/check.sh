#!/bin/sh
# Is the committed table still what the reduction makes of CLDR? Needs npm; without it, says so.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..

if ! npm ci --prefix "$here" --silent --no-progress >/dev/null 2>&1; then
    echo "SKIPPED: npm gives no CLDR data, so src/page/counts/forms.txt was not compared with it" >&2
    exit 0
fi
node "$here/reduce.mjs" 2>/dev/null | diff -u "$root/src/page/counts/forms.txt" - \
    || { echo "src/page/counts/forms.txt: make it anew with node tests/cldr/reduce.mjs" >&2; exit 1; }

# Another ICU writes other words, which says nothing of the committed ones.
icu=$(node -p process.versions.icu)
if ! head -n 1 "$root/tests/cases/counts_icu.tsv" | grep -q "ICU $icu "; then
    echo "SKIPPED: this Node has ICU $icu, so tests/cases/counts_icu.tsv was not compared with it" >&2
    exit 0
fi
node "$here/fixtures.mjs" | diff -u "$root/tests/cases/counts_icu.tsv" - \
    || { echo "tests/cases/counts_icu.tsv: make it anew with node tests/cldr/fixtures.mjs" >&2; exit 1; }
