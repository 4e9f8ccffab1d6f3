set -eu
time=$(date -u +%Y%m%dt%H%M%Sz)
fresh=restore_$time
kept=before_$time

# The database in use is not touched until everything that the dump holds stands beside it.
createdb --template=template0 "$fresh"
trap 'dropdb --if-exists --force "$fresh"' EXIT
pg_restore --exit-on-error --no-owner --no-privileges --dbname="$fresh" "$DUMP_FOLDER/dump"
vacuumdb --analyze-only --quiet --dbname="$fresh"

# From template1, because a session cannot rename its own database. Sessions are ended twice: one that is idle in
# a transaction could hold the lock, others could come before it is taken. With the lock nobody can connect until
# the two have changed places, in one transaction.
psql --no-psqlrc --quiet --output=/dev/null --dbname=template1 --set=ON_ERROR_STOP=1 \
  --set=live="$PGDATABASE" --set=fresh="$fresh" --set=kept="$kept" <<'SQL'
SET lock_timeout = '30s';
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = :'live';
BEGIN;
LOCK TABLE pg_database IN ACCESS EXCLUSIVE MODE;
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = :'live';
SELECT format('ALTER DATABASE %I RENAME TO %I', datname, :'kept') FROM pg_database WHERE datname = :'live' \gexec
ALTER DATABASE :"fresh" RENAME TO :"live";
COMMIT;
SQL
trap - EXIT
echo "restored $PGDATABASE; what it was before is kept as database $kept"
