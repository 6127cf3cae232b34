#!/bin/sh
# What the image of build-image.sh starts with: as much of the official image's entrypoint as the tests need of it.
set -eu

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" && chown postgres: "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  # shellcheck disable=SC2086 # a list of arguments, as in the official image
  initdb -U postgres -A trust ${POSTGRES_INITDB_ARGS:-}
  echo "host all all all ${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
  echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
fi
exec "$@"
