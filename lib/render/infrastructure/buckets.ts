import { backupPrefix } from "#lib/constructs/dump-job.ts";
import type { Bucket } from "#lib/model/bucket.ts";
import { wholeDays } from "#lib/model/duration.ts";
import type { DataStore } from "#lib/model/workload.ts";
import type { BucketFacts } from "./infrastructure.ts";

/** What becomes of the objects below a prefix. */
export type Lifecycle = BucketFacts["lifecycle"][number];

/** Dumps that were deleted or overwritten, by mistake or by somebody else, can be brought back for a week. */
const OLD_DUMPS_DAYS = 7;

/** A bucket of an application as Terraform makes it. */
export function bucketFacts({ versioned, prefixes, oldVersionDays }: Bucket): BucketFacts {
  const lifecycle = prefixes
    .map(({ prefix, infrequentAccessDays, expirationDays }) => ({
      prefix,
      infrequent_access_days: infrequentAccessDays,
      expiration_days: expirationDays,
    }))
    .filter((rule) => rule.infrequent_access_days !== null || rule.expiration_days !== null);
  return { versioned, lifecycle, old_version_days: oldVersionDays };
}

/** How long the dumps of a server are kept: each server has a prefix of its own. */
export function backupLifecycle(unit: string, store: DataStore): Lifecycle[] {
  const { name, backup } = store;
  if (backup === undefined) return [];
  return [
    {
      prefix: `${backupPrefix({ unit }, store)}/`,
      infrequent_access_days: null,
      expiration_days: wholeDays(backup.keep, `retention of backups of ${name}`),
    },
  ];
}

/** The bucket of a cluster's dumps. */
export function backupsFacts(lifecycle: readonly Lifecycle[]): BucketFacts {
  return { versioned: true, lifecycle, old_version_days: OLD_DUMPS_DAYS };
}
