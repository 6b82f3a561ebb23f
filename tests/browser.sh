#!/bin/sh
# Finds or installs the Chromium that the browser tests drive.  Never fails: without one they are reported as not run.
command -v chromium >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian's chromium for the browser tests"
    apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1
fi
command -v chromium >/dev/null 2>&1 ||
    echo "NOT RUN: the browser tests need Debian's chromium (apt-get install chromium, as root); all others run."
exit 0
