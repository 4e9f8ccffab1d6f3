import type { Change } from "../../change/change.ts";
import type { ChangeRule, Destruction } from "../../change/destruction.ts";
import type { Found } from "../../graph/fields.ts";
import { listAt, mapAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import { count } from "../../wording.ts";

const servers = [
  ["databases", "Database"],
  ["caches", "Cache"],
] as const;

function* ofServers({ base, head }: Change): Generator<Destruction> {
  for (const [field, kind] of servers) {
    for (const [name, was] of Object.entries(mapAt(base.infrastructure, field))) {
      const before = numberAt(was, "backup_days");
      const after = numberAt(head.infrastructure, field, name, "backup_days");
      if (before === undefined || after === undefined || after >= before) continue;
      const subject = `${kind} ${name}`;
      const effect = after === 0 ? "AWS deletes its backups and makes no more" : "AWS deletes the older ones";
      const message = `${subject} keeps backups for ${count(after, "day")} after ${count(before, "day")}: ${effect}`;
      yield { at: head.tree, word: "Destroys", subject, message, cure: "keep them as long" };
    }
  }
}

/** Days after which objects of a bucket are deleted, by what the rule is about; infinitely many where they are not. */
function lifetimesOf(bucket: Found): Map<string, number> {
  const rules = listAt(bucket, "lifecycle").map((rule) => {
    const prefix = textAt(rule, "prefix") ?? "";
    const what = prefix === "" ? "objects" : `objects below ${prefix}`;
    return [what, numberAt(rule, "expiration_days") ?? Number.POSITIVE_INFINITY] as const;
  });
  const old = numberAt(bucket, "old_version_days") ?? Number.POSITIVE_INFINITY;
  return new Map([...rules, ["old versions", old]]);
}

function* ofBuckets({ base, head }: Change): Generator<Destruction> {
  for (const [name, was] of Object.entries(mapAt(base.infrastructure, "buckets"))) {
    const is = valueAt(head.infrastructure, "buckets", name);
    if (is === undefined) continue;
    const subject = `Bucket ${name}`;
    const then = lifetimesOf(was);
    for (const [what, days] of lifetimesOf(is)) {
      const before = then.get(what) ?? Number.POSITIVE_INFINITY;
      if (days >= before) continue;
      const after = Number.isFinite(before) ? count(before, "day") : "no end";
      const message = `${subject} keeps ${what} for ${count(days, "day")} after ${after}: AWS deletes the older ones`;
      yield { at: head.tree, word: "Destroys", subject, message, cure: "keep them as long" };
    }
    if (valueAt(was, "versioned") === true && valueAt(is, "versioned") === false) {
      const message = `${subject} keeps no versions any more: what is overwritten or deleted is lost`;
      yield { at: head.tree, word: "Destroys", subject, message, cure: "keep versioned" };
    }
  }
}

function* ofRepositories({ base, head }: Change): Generator<Destruction> {
  for (const [name, was] of Object.entries(mapAt(base.infrastructure, "repositories"))) {
    const before = numberAt(was, "keep");
    const after = numberAt(head.infrastructure, "repositories", name, "keep");
    if (before === undefined || after === undefined || after >= before) continue;
    const subject = `ImageRepository ${name}`;
    const message = `${subject} keeps ${count(after, "image")} after ${before}: AWS deletes the older ones, to which no rollback leads then`;
    yield { at: head.tree, word: "Destroys", subject, message, cure: "keep as many" };
  }
}

/** How long AWS keeps what it can delete. */
export const shorterRetention: ChangeRule = {
  number: 633,
  name: "shorter-retention",
  reason: "AWS deletes at once what is older than the days that are left.",
  see: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
  *check(change) {
    yield* ofServers(change);
    yield* ofBuckets(change);
    yield* ofRepositories(change);
  },
};
