import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import { containers, each, misspelt, objects, put, type Site, textOf, within } from "../site.ts";

/** Addresses of other workloads, but for those that browsers are given. */
function addresses(tree: Tree): Site[] {
  const inMaps = within(objects(tree, "ConfigMap"), "data", "*");
  const inVariables = within(containers(tree), "env", "*", "value");
  const services = new Set(objects(tree, "Service").map((site) => site.resource.object.metadata.name));
  return [...inMaps, ...inVariables].filter((site) => {
    const [, host = "", rest] = /^https?:\/\/([a-z0-9-]+)([.:/]|$)/.exec(textOf(site)) ?? [];
    return rest !== undefined && services.has(host) && !`${site.path.at(-1)}`.startsWith("VITE_");
  });
}

/** Addresses of other workloads that lead nowhere. */
export const urls: readonly Operator[] = [
  {
    name: "host-misspelt",
    of: "hosts of addresses",
    seen: "https://github.com/kelseyhightower/kubernetes-the-hard-way/pull/491",
    drafts: (tree) =>
      each(addresses(tree), (site) =>
        put(
          site,
          textOf(site).replace(/\/\/([a-z0-9-]+)/, (_, host: string) => `//${misspelt(host)}`),
        ),
      ),
  },
  {
    name: "port-of-an-address-changed",
    of: "ports of addresses",
    seen: "https://github.com/kubernetes/kubernetes/issues/17763",
    drafts: (tree) =>
      each(addresses(tree), (site) =>
        /:\d+/.test(textOf(site)) ? put(site, textOf(site).replace(/:\d+/, ":8081")) : undefined,
      ),
  },
  {
    name: "namespace-of-an-address-changed",
    of: "namespaces of addresses",
    seen: "https://github.com/microsoft/mindaro/issues/168",
    drafts: (tree) =>
      each(addresses(tree), (site) =>
        put(site, textOf(site).replace(/\/\/([a-z0-9-]+)(\.[a-z.-]+)?/, "//$1.production.svc.cluster.local")),
      ),
  },
];
