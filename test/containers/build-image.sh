#!/usr/bin/env bash
# An image equal to that of test/Dockerfile, for machines that reach no image registry: Debian's packages in a root file system, imported.
# Needs root, debootstrap, and a running engine. Usage: test/containers/build-image.sh [bookworm|trixie] [image]
set -euo pipefail

suite=${1:-trixie}
case $suite in
  bookworm) version=15 ;;
  trixie) version=17 ;;
  *) echo "build-image: no known version of PostgreSQL in $suite: name bookworm (15) or trixie (17)" >&2 && exit 2 ;;
esac
image=${2:-pgladder-postgres:$version}

missing=()
[ "$(id -u)" = 0 ] || missing+=("root, who alone may make a root file system")
command -v debootstrap >/dev/null || missing+=("debootstrap (apt-get install debootstrap)")
docker version >/dev/null 2>&1 || missing+=("a container engine (docker does not answer)")
if [ "${#missing[@]}" -gt 0 ]; then
  printf 'build-image: missing: %s\n' "${missing[@]}" >&2
  exit 1
fi

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase "$suite" "$root" >/dev/null

# Nothing is to start, and no cluster to be made, while packages are installed.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" && chmod +x "$root/usr/sbin/policy-rc.d"
mkdir -p "$root/etc/postgresql-common" && echo 'create_main_cluster = false' >"$root/etc/postgresql-common/createcluster.conf"
echo "127.0.0.1 localhost $(hostname)" >"$root/etc/hosts" # ssl-cert asks for the machine's own name
within() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
within apt-get install -qq -y --no-install-recommends "postgresql-$version" "postgresql-$version-pgtap" >"$root/apt.log" 2>&1 ||
  { cat "$root/apt.log" >&2 && exit 1; }
rm "$root/apt.log"
within apt-get clean
rm -rf "$root"/var/lib/apt/lists/*
install -m 755 "$(dirname "$0")/entrypoint.sh" "$root/usr/local/bin/entrypoint.sh"

tar -C "$root" -c . | docker import \
  --change "ENV PG_MAJOR=$version PGDATA=/var/lib/postgresql/data LANG=C.UTF-8" \
  --change "ENV PATH=/usr/lib/postgresql/$version/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
  --change 'ENTRYPOINT ["entrypoint.sh"]' --change 'CMD ["postgres"]' --change 'EXPOSE 5432' \
  - "$image" >/dev/null
echo "$image"
