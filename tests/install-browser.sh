#!/bin/sh
# Chromium, nginx, Caddy and Apache for the tests that need them: Debian's, where this machine lacks them and we may install them.
# Where we may not, the tests say at their end which of them were left out.
set -u
need=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || need="chromium"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || need="$need nginx-light"
command -v caddy >/dev/null || need="$need caddy"
command -v apache2 >/dev/null || [ -x /usr/sbin/apache2 ] || command -v httpd >/dev/null || need="$need apache2-bin media-types"
[ -z "$need" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $need fonts-dejavu-core fonts-liberation >/dev/null && exit 0
fi
echo "Not installed: $need. Tests that need them will be left out." >&2
exit 0
