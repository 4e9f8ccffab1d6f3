set -eu
socket=$HOME/redis.sock
# The server below has no password, and redis-cli would offer it this one.
password=$REDISCLI_AUTH
unset REDISCLI_AUTH

# A server of its own, which nobody else can reach, reads the whole dump before the server in use is touched. It ends
# where the dump is damaged.
redis-server --port 0 --unixsocket "$socket" --dir "$DUMP_FOLDER" --dbfilename dump --save '' --appendonly no \
  --loglevel warning &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
until redis-cli -e -s "$socket" ping >/dev/null 2>&1; do
  if ! kill -0 "$server" 2>/dev/null; then
    echo "the dump cannot be read, so nothing was restored" >&2
    exit 1
  fi
  sleep 0.1
done

# Names and values may be any bytes, so they do not pass through the shell. A call copies one page of names, because
# a script sees the clock stand still, and what expires has to have the rest of its time.
copy='
local host, port, database, cursor, password = unpack(ARGV)
local page = redis.call("SCAN", cursor, "COUNT", 500)
local keys = page[2]
if #keys > 0 then
  redis.call("MIGRATE", host, port, "", database, 60000, "COPY", "REPLACE", "AUTH", password, "KEYS", unpack(keys))
end
return page[1] .. " " .. #keys
'
keyspace=$(redis-cli -e -s "$socket" info keyspace)
copied=0
for database in $(echo "$keyspace" | sed -n 's/^db\([0-9]*\):.*/\1/p'); do
  cursor=0
  while :; do
    # The password comes last, from standard input: arguments of a process can be seen.
    page=$(printf %s "$password" |
      redis-cli -e -x -s "$socket" -n "$database" eval "$copy" 0 "$REDIS_HOST" "$REDIS_PORT" "$database" "$cursor")
    cursor=${page% *}
    copied=$((copied + ${page#* }))
    [ "$cursor" != 0 ] || break
  done
done
echo "restored $copied keys; what else the server holds is as it was"
