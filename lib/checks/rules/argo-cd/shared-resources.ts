import { dirname } from "node:path";
import type { Resource } from "#lib/render/resource.ts";
import { scopeOf } from "#lib/render/scope.ts";
import { clusterOf } from "../../argo-cd/destinations.ts";
import { type Application, type Applications, isBuiltFolder } from "../../graph/applications.ts";
import { textAt } from "../../graph/fields.ts";
import { comparedAddress } from "../../graph/git-address.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindOf } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";
import { count, titleOf } from "../../wording.ts";

/** Whether files are applied as they are: a tool makes something of its own for each Application. */
function isPlain({ sources }: Application, { applications: { repository } }: Graph): boolean {
  return sources.every(({ folder }) => folder === undefined || !isBuiltFolder(repository.files, folder));
}

/** Where an Application puts a resource. */
function placeOf(application: Application, resource: Resource, { tree }: Graph): string {
  const { name, server } = clusterOf(application, tree.facts);
  const isClusters = scopeOf(kindOf(resource.object)) === "cluster";
  const own = textAt(resource.object, "metadata", "namespace");
  const namespace = isClusters ? "" : (own ?? application.destination.namespace ?? "");
  return JSON.stringify([server ?? name, namespace]);
}

function folderOf({ resource: { origin } }: Application): string {
  return dirname(origin.file ?? "");
}

function areDelivered({ deliveringTo }: Applications, some: readonly Application[]): boolean {
  return some.every(
    ({ resource }) => resource.origin.definition !== undefined || deliveringTo(resource).length > 0,
  );
}

/** Releases of charts, by which Helm names what it makes. */
function* sharedReleases({ applications, tree }: Graph): Generator<Violation> {
  const first = new Map<string, Application>();
  for (const application of applications.all) {
    for (const { chart, fields, repository = "" } of application.sources) {
      if (chart === undefined) continue;
      const release = textAt(fields, "helm", "releaseName") ?? application.name;
      const { name, server } = clusterOf(application, tree.facts);
      const place = [server ?? name, application.destination.namespace];
      const key = JSON.stringify([comparedAddress(repository), chart, release, ...place]);
      const other = first.get(key) ?? application;
      first.set(key, other);
      if (other.resource === application.resource) continue;
      const areSeparate = folderOf(other) !== folderOf(application);
      yield {
        at: application.resource,
        // Folders with the same chart that nobody delivers may be alternatives.
        ...(areSeparate && !areDelivered(applications, [application, other]) && { severity: "warning" }),
        message: `it installs chart ${chart} as release ${release}, as Application ${other.name} does in the same namespace`,
        fix: "remove one of them, or give each its own helm.releaseName",
      };
    }
  }
}

/** Every resource is delivered by one Application. */
export const sharedResources: Rule = {
  number: 427,
  name: "shared-resources",
  reason:
    "Two Applications that deliver one object undo each other, and deleting one of them deletes the object.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found",
  *check(graph) {
    yield* sharedReleases(graph);
    const { applications } = graph;
    const shared = new Map<string, { readonly by: readonly Application[]; readonly resources: Resource[] }>();
    for (const resource of graph.resources) {
      const by = applications.deliveringTo(resource);
      if (by.length < 2 || !by.every((one) => isPlain(one, graph))) continue;
      const places = new Set(by.map((one) => placeOf(one, resource, graph)));
      if (places.size === by.length) continue;
      const key = JSON.stringify(by.map(({ name, namespace }) => [namespace, name]));
      const group = shared.get(key) ?? { by, resources: [] };
      shared.set(key, group);
      group.resources.push(resource);
    }
    for (const { by, resources } of shared.values()) {
      const [first, ...others] = by;
      const [resource] = resources;
      if (first === undefined || resource === undefined) continue;
      for (const other of others) {
        yield {
          at: other.resource,
          message: `it delivers ${count(resources.length, "object")} that Application ${first.name} delivers as well, such as ${titleOf(resource)}`,
          fix: "give each its own path, or exclude what belongs to the other",
        };
      }
    }
  },
};
