import { type Duration, wholeDays } from "./duration.ts";
import { refuse, warn } from "./problem.ts";

/** S3 moves objects to infrequent access after this many days at the earliest. */
const MIN_INFREQUENT_DAYS = 30;

const MAX_NAME = 63;
const NAME = /^[a-z0-9][a-z0-9-]+[a-z0-9]$/;

/** Beginnings that S3 keeps for itself. */
const RESERVED = /^(xn--|sthree-|amzn-s3-demo-)/;

/** What becomes of the objects below a prefix. */
export interface Prefix {
  /** When objects move to cheaper storage, from which reading costs. @default - never */
  readonly infrequentAccess?: Duration;
  /** When objects are deleted. @default - never */
  readonly deleteAfter?: Duration;
  /** Whether users gave what is there and nothing can make it again: deleting it is worth a warning. */
  readonly ofUsers?: boolean;
}

/** What a definition says of a bucket. */
export interface BucketProps {
  /** Account of the cluster, with which the name ends: no two buckets of the world have one name. */
  readonly account: string;
  /** Whether what is overwritten or deleted can be brought back. */
  readonly versioned: boolean;
  /** What is in it, by prefix without the slash: `uploads`. */
  readonly prefixes: Readonly<Record<string, Prefix>>;
  /** When versions that were overwritten or deleted are gone for good. @default - never */
  readonly deleteOldVersions?: Duration;
}

/** What a workload may do with the objects of a bucket. */
export interface BucketRights {
  readonly kind: "bucket-rights";
  readonly bucket: Bucket;
  readonly read: boolean;
  readonly write: boolean;
}

/** A bucket of S3: private, encrypted, reached over TLS. */
export interface Bucket {
  readonly kind: "bucket";
  /** Name in the whole world, for the environment of those who use it. */
  readonly name: string;
  readonly versioned: boolean;
  readonly prefixes: readonly {
    /** With the slash. */
    readonly prefix: string;
    readonly infrequentAccessDays: number | null;
    readonly expirationDays: number | null;
  }[];
  readonly oldVersionDays: number | null;
  readonly read: BucketRights;
  readonly write: BucketRights;
  readonly readWrite: BucketRights;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkName(name: string, account: string): void {
  const full = `${name}-${account}`;
  if (full.length > MAX_NAME) {
    refuse(
      `bucket name "${full}" has ${full.length} characters`,
      `at most ${MAX_NAME} are allowed with the account: shorten it`,
    );
  } else if (!NAME.test(name)) {
    refuse(
      `bucket name "${name}" is not a name of S3`,
      "use at least 3 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    );
  } else if (RESERVED.test(name)) {
    refuse(`bucket name "${name}" begins as S3 keeps for itself`, "choose another name");
  }
}

function daysOf(duration: Duration | undefined, what: string): number | null {
  return duration === undefined ? null : wholeDays(duration, what);
}

function checkLifecycle(
  what: string,
  infrequentAccess: number | null,
  deletion: number | null,
  ofUsers: boolean,
): void {
  if (infrequentAccess !== null && infrequentAccess < MIN_INFREQUENT_DAYS) {
    refuse(
      `${what} moves to infrequent access after ${infrequentAccess} days`,
      `wait longer: S3 takes ${MIN_INFREQUENT_DAYS} days at least`,
    );
  }
  if (deletion === null) return;
  if (infrequentAccess !== null && deletion <= infrequentAccess) {
    refuse(
      `${what} is deleted after ${deletion} days, before it moves to infrequent access after ${infrequentAccess}`,
      "leave one of the two out",
    );
  }
  if (ofUsers) {
    warn(
      `${what} is deleted after ${deletion} days, although users gave it and nothing can make it again`,
      "leave deleteAfter out, unless the users were told",
    );
  }
}

function prefixOf(bucket: string, [name, use]: [string, Prefix]): Bucket["prefixes"][number] {
  const what = `prefix ${name} of bucket ${bucket}`;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    refuse(`${what} is not a word`, "use lower-case letters, digits and hyphens, without a slash");
  }
  const infrequentAccessDays = daysOf(use.infrequentAccess, what);
  const expirationDays = daysOf(use.deleteAfter, what);
  checkLifecycle(what, infrequentAccessDays, expirationDays, use.ofUsers ?? false);
  return { prefix: `${name}/`, infrequentAccessDays, expirationDays };
}

/**
 * A bucket of S3: `bucket("shop-assets", { account: cluster.account, versioned: true, prefixes: { uploads: {} } })`
 * is `shop-assets-<account>`. Workloads that use it say so: `uses: [assets.readWrite]`, and are the only ones that
 * may. Refuses names that S3 refuses or that could not be the only one in the world, and lifecycles that it does
 * not take. Deleting what users gave is a warning.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function bucket(name: string, props: BucketProps): Bucket {
  const { account, versioned, prefixes, deleteOldVersions } = props;
  checkName(name, account);
  if (deleteOldVersions !== undefined && !versioned) {
    refuse(
      `bucket ${name} deletes old versions and keeps none`,
      "set versioned, or leave deleteOldVersions out",
    );
  }
  const rights = (read: boolean, write: boolean): BucketRights => ({
    kind: "bucket-rights",
    bucket: self,
    read,
    write,
  });
  const self: Bucket = {
    kind: "bucket",
    name: `${name}-${account}`,
    versioned,
    prefixes: Object.entries(prefixes).map((entry) => prefixOf(name, entry)),
    oldVersionDays: daysOf(deleteOldVersions, `age of old versions of bucket ${name}`),
    get read() {
      return rights(true, false);
    },
    get write() {
      return rights(false, true);
    },
    get readWrite() {
      return rights(true, true);
    },
  };
  return self;
}
