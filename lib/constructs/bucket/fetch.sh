set -eu
place=s3://$BUCKET/$PREFIX
list=$(aws s3 ls "$place/") || echo "cannot list $place/" >&2
echo "dumps in $place:"
echo "$list"
# S3 lists names in their order, and they are times: the last one is the newest.
newest=
while read -r _ _ _ name; do
  case $name in *.dump) newest=$name ;; esac
done <<LIST
$list
LIST
dump=${DUMP:-$newest}
if [ -z "$dump" ]; then
  echo "there is no dump in $place" >&2
  exit 1
fi
echo "fetching $dump"
aws s3 cp "$place/$dump" "$DUMP_FOLDER/dump" --only-show-errors
