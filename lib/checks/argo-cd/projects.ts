import type { Resource } from "#lib/render/resource.ts";
import type { Application } from "../graph/applications.ts";
import { type Found, isList, listAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import { comparedAddress } from "../graph/git-address.ts";
import { globMatches } from "../graph/glob.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kinds, namespaceOf } from "../graph/kind.ts";
import { once } from "../graph/once.ts";
import type { Cluster } from "./destinations.ts";

/** Finds the project of an Application among the objects of a tree. */
export function projectsOf(graph: Graph): (application: Application) => Resource | undefined {
  const byName = Map.groupBy(graph.ofKind(kinds.appProject), ({ object }) => object.metadata.name);
  return ({ project, namespace }) => {
    const same = byName.get(project) ?? [];
    return same.length > 1 ? same.find((one) => namespaceOf(one) === namespace) : same[0];
  };
}

/** A pattern that cannot be read forbids nothing. */
function fits(pattern: string, text: string, separator: "" | "/" = ""): boolean {
  if (pattern.startsWith("!")) return globMatches(pattern.slice(1), text, separator) !== true;
  return globMatches(pattern, text, separator) !== false;
}

/** What a project says of repositories: what begins with `!`, plain addresses, and patterns. */
const repositoriesOf = once(({ object }: Resource) => {
  const patterns = textsAt(object, "spec", "sourceRepos");
  const [denied, others] = [true, false].map((isDenied) =>
    patterns.filter((pattern) => pattern.startsWith("!") === isDenied),
  );
  const addresses = (others ?? []).map(comparedAddress);
  return {
    denied: (denied ?? []).map((pattern) => `!${comparedAddress(pattern.slice(1))}`),
    allowed: { plain: new Set(addresses), globs: addresses.filter((address) => /[*?[{\\]/.test(address)) },
  };
});

/**
 * Whether a project lets its Applications take manifests from a repository.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#managing-projects
 */
export function permitsRepository(project: Resource, repository: string): boolean {
  const address = comparedAddress(repository);
  const { denied, allowed } = repositoriesOf(project);
  if (denied.some((pattern) => !fits(pattern, address, "/"))) return false;
  return (
    denied.length > 0 ||
    allowed.plain.has(address) ||
    allowed.globs.some((pattern) => fits(pattern, address, "/"))
  );
}

function isNamed(pattern: string | undefined, value: string | undefined): boolean {
  return pattern !== undefined && value !== undefined && fits(pattern, value);
}

/** Whether a destination of a project asks for what is not known of a cluster. */
function isOpen(destination: Found, cluster: Cluster): boolean {
  const asksName = textAt(destination, "name") !== undefined && cluster.name === undefined;
  return asksName || (textAt(destination, "server") !== undefined && cluster.server === undefined);
}

function forbids(destination: Found, cluster: Cluster, namespace: string): boolean {
  const name = textAt(destination, "name");
  const server = textAt(destination, "server");
  const inNamespace = textAt(destination, "namespace") ?? "";
  const fitsNamespace = fits(inNamespace, namespace);
  const isDenied = (pattern: string | undefined, value: string | undefined) =>
    pattern?.startsWith("!") === true && value !== undefined && !fits(pattern, value);
  if (isDenied(name, cluster.name)) return true;
  if (isDenied(server, cluster.server) && fitsNamespace) return true;
  return !fitsNamespace && inNamespace.startsWith("!") && isNamed(server, cluster.server);
}

/** Destinations of a project by their namespace, and those that say more than a name. */
const destinationsOf = once(({ object }: Resource) => {
  const destinations = listAt(object, "spec", "destinations");
  // One that denies a cluster denies it whatever its namespace is.
  const isPlain = (one: Found) =>
    [textAt(one, "name"), textAt(one, "server")].every((text) => text?.startsWith("!") !== true) &&
    /^[\w.-]+$/.test(textAt(one, "namespace") ?? "");
  return {
    byNamespace: Map.groupBy(destinations.filter(isPlain), (one) => textAt(one, "namespace") ?? ""),
    others: destinations.filter((one) => !isPlain(one)),
  };
});

/**
 * Whether a project lets its Applications put something into a namespace of a cluster; true where that depends on
 * what is not known of the cluster.
 */
export function permitsDestination(project: Resource, cluster: Cluster, namespace: string): boolean {
  const { byNamespace, others } = destinationsOf(project);
  const destinations = [...(byNamespace.get(namespace) ?? []), ...others];
  if (destinations.some((destination) => forbids(destination, cluster, namespace))) return false;
  return destinations.some((destination) => {
    const isCluster =
      isNamed(textAt(destination, "name"), cluster.name) ||
      isNamed(textAt(destination, "server"), cluster.server) ||
      isOpen(destination, cluster);
    return isCluster && fits(textAt(destination, "namespace") ?? "", namespace);
  });
}

function isListed(list: Found, { group, kind }: Kind): boolean {
  return (isList(list) ? list : []).some(
    (entry) => fits(textAt(entry, "kind") ?? "", kind, "/") && fits(textAt(entry, "group") ?? "", group, "/"),
  );
}

/** Whether a project lets its Applications make objects of a kind. */
export function permitsKind({ object }: Resource, kind: Kind, scope: "cluster" | "namespace"): boolean {
  const list = (color: "White" | "Black") => valueAt(object, "spec", `${scope}Resource${color}list`);
  const allowed = list("White");
  const isAllowed = scope === "namespace" && !isList(allowed) ? true : isListed(allowed, kind);
  return isAllowed && !isListed(list("Black"), kind);
}
