set -eu
# A dump holds what the database was when it began: that is the time it is kept under.
date -u +%Y-%m-%dT%H-%M-%SZ >"$DUMP_FOLDER/time"
pg_dump --format=custom --file="$DUMP_FOLDER/dump"
# Reads every byte: a dump that was cut off still has its table of contents.
pg_restore --file=/dev/null "$DUMP_FOLDER/dump"
# A server that lost its volume starts with an empty database, which must not become the newest dump.
if ! pg_restore --list "$DUMP_FOLDER/dump" | grep ' TABLE DATA ' >/dev/null; then
  echo "database $PGDATABASE has no tables, so there is nothing to save" >&2
  exit 1
fi
