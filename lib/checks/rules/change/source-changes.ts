import type { Resource } from "#lib/render/resource.ts";
import { application, deliveredBy, prunes } from "../../change/applications.ts";
import type { Change, Kept } from "../../change/change.ts";
import { type ChangeRule, type Destruction, replaces } from "../../change/destruction.ts";
import { type Found, listAt, textAt, valueAt } from "../../graph/fields.ts";
import { isOf } from "../../graph/kind.ts";
import { count, enumerate } from "../../wording.ts";

/** What an Application reads, without the revision, which changes with every release. */
function sourcesOf({ object }: Resource): Map<string, Found> {
  const sources = [valueAt(object, "spec", "source"), ...listAt(object, "spec", "sources")];
  return new Map(
    sources.flatMap((source) => {
      const what = textAt(source, "chart") ?? textAt(source, "path");
      return what === undefined ? [] : [[what, source] as const];
    }),
  );
}

/** Names of a Helm release, in front of the names of all that it makes. */
const releaseFields = [
  ["releaseName"],
  ["valuesObject", "fullnameOverride"],
  ["valuesObject", "nameOverride"],
] as const;

/** Prefixes of all names that Kustomize gives. */
const kustomizeFields = ["namePrefix", "nameSuffix", "namespace"] as const;

/** How the names change under which a source makes its objects. */
function* otherNames(before: Found, after: Found): Generator<string> {
  for (const path of [
    ...releaseFields.map((field) => ["helm", ...field]),
    ...kustomizeFields.map((field) => ["kustomize", field]),
  ]) {
    const [was, is] = [before, after].map((source) => textAt(source, ...path));
    if (was !== is && was !== undefined) yield `${path.join(".")} from ${was} to ${is ?? "nothing"}`;
  }
}

function effectOf(after: Resource, old = "under the old names", now = "under the new ones"): string {
  return prunes(after)
    ? `what it made ${old} is pruned, with its data, and made anew ${now}`
    : `what it made ${old} stays behind, and is made anew ${now}`;
}

function* ofNames({ before, after }: Kept): Generator<string> {
  const then = sourcesOf(before);
  for (const [what, source] of sourcesOf(after)) {
    const old = then.get(what);
    const changes = old === undefined ? [] : [...otherNames(old, source)];
    if (changes.length > 0) yield `source ${what} changes ${enumerate(changes)}: ${effectOf(after)}`;
  }
}

/** Whether something that an Application delivers follows its namespace, as far as the tree shows it. */
function followsNamespace({ base }: Change, application: Resource): boolean {
  const delivered = deliveredBy(base.graph, application.object.metadata.name);
  const made = delivered.filter((resource) => resource !== application);
  const isChart = [...sourcesOf(application).values()].some((source) => textAt(source, "chart"));
  const follows = ({ object, namespace }: Resource) =>
    namespace !== undefined && object.metadata.namespace === undefined;
  return isChart || made.length === 0 || made.some(follows);
}

function* ofDestination(change: Change, { before, after }: Kept): Generator<string> {
  for (const field of ["namespace", "name", "server"]) {
    const [was, is] = [before, after].map(({ object }) => textAt(object, "spec", "destination", field));
    if (was === undefined || is === undefined || was === is) continue;
    if (field === "namespace" && !followsNamespace(change, before)) continue;
    const effect =
      field === "namespace"
        ? effectOf(after, "in the old one", "in the new one")
        : "what it made stays behind in the old cluster, and is made anew in the other one without its data";
    yield `spec.destination.${field} changes from ${was} to ${is}: ${effect}`;
  }
}

/** Objects of the tree that an Application delivers no longer although they are still there, or sources that nobody sees into. */
function* ofSources({ base, head }: Change, { before, after }: Kept): Generator<string> {
  const now = sourcesOf(after);
  const lost = [...sourcesOf(before)].filter(([what]) => !now.has(what));
  if (lost.length === 0) return;
  const charts = lost.filter(([, source]) => textAt(source, "chart") !== undefined).map(([what]) => what);
  if (charts.length > 0) {
    const effect = prunes(after)
      ? "everything that it made is pruned, with its data"
      : "what it made stays behind, and nobody updates it";
    yield `it installs chart ${enumerate(charts)} no longer: ${effect}`;
  }
  const { name } = after.object.metadata;
  const delivered = new Set(deliveredBy(head.graph, name).map(keyOf));
  const made = deliveredBy(base.graph, name);
  const gone = made.filter((resource) => !delivered.has(keyOf(resource)));
  if (charts.length < lost.length && gone.length > 0) {
    const paths = enumerate(lost.map(([what]) => what).filter((what) => !charts.includes(what)));
    const effect = prunes(after) ? "it prunes" : "it leaves behind";
    yield `it reads ${paths} no longer: ${effect} ${count(gone.length, "object")} that it delivered from there`;
  }
}

function keyOf({ object, namespace = "" }: Resource): string {
  return `${object.kind}/${namespace}/${object.metadata.name}`;
}

function destructionsOf(change: Change, kept: Kept): Destruction[] {
  return [...ofSources(change, kept), ...ofNames(kept), ...ofDestination(change, kept)].map((message) =>
    replaces(kept.after, { message, cure: "leave it as it is" }),
  );
}

/** What an Application reads and where it puts it. */
export const sourceChanges: ChangeRule = {
  number: 630,
  name: "source-changes",
  reason: "An Application that reads something else prunes what it read before, also what no tree shows.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning",
  *check(change) {
    for (const kept of change.changed) {
      if (isOf(kept.after, application)) yield* destructionsOf(change, kept);
    }
  },
};
