set -eu
# A dump holds what the server held when it was begun, or a few seconds later: that is the time it is kept under.
date -u +%Y-%m-%dT%H-%M-%SZ >"$DUMP_FOLDER/time"
redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" --rdb "$DUMP_FOLDER/dump"
# Reads every byte and says how many keys there are. A cache without keys is saved like any other: it may well be
# empty, and to restore it changes nothing.
redis-check-rdb "$DUMP_FOLDER/dump"
