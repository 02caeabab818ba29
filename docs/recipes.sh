#!/bin/sh
# Installs the programs of recipes.md, at the versions that its table names, in a
# folder of its own, and runs every recipe. Arguments go to the test: -update.
# Needs Go, jq, Miller (mlr) and Python 3.11 or later with venv.
set -eu
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check \
	duckdb==2.0.1 polars==2.1.0 pandas==3.1.1 openpyxl==3.1.5 csvkit==2.2.0 agate==1.14.2 sqlite-utils==4.2.1 pybrat==0.1.7 mcp==2.3.0 fastmcp==4.2.3
RECIPES=all PATH="$dir/venv/bin:$PATH" go test -count=1 ./cmd/internal/cli -run TestRecipes "$@"
