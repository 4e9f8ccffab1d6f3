import { backupName } from "#lib/constructs/backup.ts";
import { backupBucket, backupPrefix } from "#lib/constructs/dump-job.ts";
import { restoreName } from "#lib/constructs/restore.ts";
import type { Scope } from "#lib/constructs/scope.ts";
import type { BucketRights } from "#lib/model/bucket.ts";
import { eksAddOnAccounts, type PermissionSet } from "#lib/model/permissions.ts";
import { refuse } from "#lib/model/problem.ts";
import type { DataStore, Workload } from "#lib/model/workload.ts";
import type { PlannedAddOn, PlannedApplication } from "../cluster-units.ts";
import type { EksAddOnFacts, IdentityFacts } from "./infrastructure.ts";

/** Rights at AWS by ServiceAccount, written `namespace/name`. */
export type Identities = Readonly<Record<string, IdentityFacts>>;

function withPermissions(
  entries: readonly (readonly [account: string, rights: PermissionSet])[],
): Identities {
  return Object.fromEntries(
    entries.map(([account, permissions]): [string, IdentityFacts] => [account, { permissions, buckets: [] }]),
  );
}

/** What the ServiceAccounts of the add-ons of EKS may do, as far as they need rights at AWS. */
export function eksAddOnIdentities(addOns: Readonly<Record<string, EksAddOnFacts>>): Identities {
  return withPermissions(eksAddOnAccounts(Object.keys(addOns)));
}

/** What the chart of an add-on may do. */
export function addOnIdentities({ contents: { identities = {} } }: PlannedAddOn): Identities {
  return withPermissions(Object.entries(identities));
}

/** One entry for a bucket, however many rights to it a workload names. */
function rightsOf(uses: readonly BucketRights[]): IdentityFacts["buckets"] {
  const byName = Map.groupBy(uses, ({ bucket }) => bucket.name);
  return Array.from(byName, ([name, rights]) => ({
    name,
    prefix: "",
    read: rights.some(({ read }) => read),
    write: rights.some(({ write }) => write),
  }));
}

function identityOfUser(
  { name, uses }: { readonly name: string; readonly uses: readonly BucketRights[] },
  { name: unit, namespace, contents: { managed = [] } }: PlannedApplication,
): Identities {
  for (const { bucket } of uses) {
    if (managed.includes(bucket)) continue;
    refuse(
      `workload ${name} of ${unit} uses bucket ${bucket.name}, which is not in "managed" of ${unit}`,
      "add it there: AWS keeps nothing that is not listed",
    );
  }
  if (uses.length === 0) return {};
  return { [`${namespace}/${name}`]: { permissions: null, buckets: rightsOf(uses) } };
}

/** The job that saves a server writes its dumps and reads none; the one that restores it, the other way round. */
function identitiesOfDumps(
  store: DataStore,
  scope: Pick<Scope, "cluster" | "unit" | "namespace">,
): Identities {
  if (store.backup === undefined) return {};
  const dumps = { name: backupBucket(scope), prefix: `${backupPrefix(scope, store)}/` };
  const { namespace } = scope;
  return {
    [`${namespace}/${backupName(store.name)}`]: {
      permissions: null,
      buckets: [{ ...dumps, read: false, write: true }],
    },
    [`${namespace}/${restoreName(store.name)}`]: {
      permissions: null,
      buckets: [{ ...dumps, read: true, write: false }],
    },
  };
}

/** What a workload and its jobs may do. Refuses the use of a bucket that the application does not list. */
export function workloadIdentities(
  workload: Workload,
  unit: PlannedApplication,
  cluster: Scope["cluster"],
): Identities {
  if (workload.kind === "postgres" || workload.kind === "redis") {
    return identitiesOfDumps(workload, { cluster, unit: unit.name, namespace: unit.namespace });
  }
  return identityOfUser(workload, unit);
}
