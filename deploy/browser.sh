#!/bin/sh
# Finds or installs a Chromium for the tests, and says which.
set -u
for name in chromium chromium-browser google-chrome; do
  if path=$(command -v "$name"); then
    echo "Browser for the tests: the system's ($path)"
    exit 0
  fi
done
if .venv/bin/playwright install chromium >/dev/null 2>&1; then
  echo "Browser for the tests: installed by playwright"
  exit 0
fi
if command -v apt-get >/dev/null; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  if $as_root apt-get update -qq >/dev/null && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then
    echo "Browser for the tests: installed by apt-get ($(command -v chromium))"
    exit 0
  fi
fi
echo "No Chromium was found and none could be installed. Install one (Debian: apt install chromium), then run make test again." >&2
exit 1
