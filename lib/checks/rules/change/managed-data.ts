import type { Fields } from "#lib/render/resource.ts";
import type { Change } from "../../change/change.ts";
import type { ChangeRule, Destruction } from "../../change/destruction.ts";
import { shown } from "../../change/fields.ts";
import { isGone } from "../../change/removal.ts";
import { type Found, isMap, mapAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";

/** Something that Terraform builds many of and that holds data. */
interface Managed {
  /** Its field in the facts. */
  readonly field: string;
  /** What a trailer calls it. */
  readonly kind: string;
  /** What is lost with it. */
  readonly loss: string;
  /** How a change of it makes another one, or cannot be made. */
  readonly changes?: (before: Fields, after: Fields) => Iterable<string>;
}

function* fixed(before: Fields, after: Fields, names: readonly string[], effect: string): Generator<string> {
  for (const name of names) {
    const [was, is] = [before[name], after[name]];
    if (was !== undefined && is !== undefined && was !== is) {
      yield `${name} changes from ${shown(was)} to ${shown(is)}: ${effect}`;
    }
  }
}

function isLower(before: Found, after: Found): boolean {
  const [was, is] = [before, after].map((value) => Number.parseFloat(typeof value === "string" ? value : ""));
  return was !== undefined && is !== undefined && is < was;
}

function* ofServer(before: Fields, after: Fields): Generator<string> {
  yield* fixed(
    before,
    after,
    ["engine", "database", "username"],
    "Terraform builds another server, without the data",
  );
  if (isLower(before.version, after.version)) {
    yield `version changes from ${textAt(before, "version")} to ${textAt(after, "version")}: AWS lowers no version, and Terraform builds another server or fails`;
  }
  const [was, is] = [numberAt(before, "storage"), numberAt(after, "storage")];
  if (was !== undefined && is !== undefined && is < was) {
    yield `storage is ${is} GiB after ${was} GiB: AWS shrinks no storage, and Terraform fails`;
  }
}

const server =
  "Terraform deletes the server with all data, or fails as a whole as long as something protects it";

const managed: readonly Managed[] = [
  { field: "databases", kind: "Database", loss: server, changes: ofServer },
  { field: "caches", kind: "Cache", loss: "Terraform deletes the server with all data", changes: ofServer },
  {
    field: "buckets",
    kind: "Bucket",
    loss: "Terraform deletes it with everything in it, or fails as a whole as long as something protects it",
  },
  {
    field: "repositories",
    kind: "ImageRepository",
    loss: "Terraform deletes it with all images, or fails as a whole because it is not empty",
  },
  {
    field: "secrets",
    kind: "RemoteSecret",
    loss: "Terraform deletes it in Secrets Manager, with the values that people filled in",
  },
];

function* ofMaps({ base, head }: Change, { field, kind, loss, changes }: Managed): Generator<Destruction> {
  const after = mapAt(head.infrastructure, field);
  for (const [name, was] of Object.entries(mapAt(base.infrastructure, field))) {
    const subject = `${kind} ${name}`;
    const is = Object.hasOwn(after, name) ? after[name] : undefined;
    const place = { at: head.tree, subject } as const;
    if (is === undefined) {
      yield { ...place, word: "Destroys", message: `${subject} is gone: ${loss}`, cure: "keep it" };
    } else if (isMap(was) && isMap(is)) {
      for (const change of changes?.(was, is) ?? []) {
        yield { ...place, word: "Replaces", message: `${subject}: ${change}`, cure: "leave it as it is" };
      }
    }
  }
}

function* ofZone({ base, head }: Change): Generator<Destruction> {
  const [was, is] = [base, head].map(({ infrastructure }) => textAt(infrastructure, "zone", "name"));
  if (was === undefined || was === is) return;
  yield {
    at: head.tree,
    word: "Destroys",
    subject: `Zone ${was}`,
    message: `Zone ${was} is gone: Terraform deletes its records, and none of its hosts is found any more`,
    cure: "keep it",
  };
}

/** What Terraform builds and keeps data in. */
export const managedData: ChangeRule = {
  number: 632,
  name: "managed-data",
  reason: "Terraform deletes, with its data, what the facts of the cluster no longer have.",
  see: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy",
  *check(change) {
    if (change.head.infrastructure === undefined || isGone(change)) return;
    for (const one of managed) yield* ofMaps(change, one);
    if (valueAt(change.base.infrastructure, "zone") !== undefined) yield* ofZone(change);
  },
};
