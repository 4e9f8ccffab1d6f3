set -eu
time=$(cat "$DUMP_FOLDER/time")
# S3 keeps a file whole or not at all, and only if it has the checksum that the client sends along.
aws s3 cp "$DUMP_FOLDER/dump" "s3://$BUCKET/$PREFIX/$time.dump" --only-show-errors
echo "saved $PREFIX as $time.dump"
