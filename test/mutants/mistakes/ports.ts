import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { containers, each, objects, put, remove, type Site, textOf, within } from "../site.ts";

const backends = ["spec", "rules", "*", "http", "paths", "*", "backend", "service", "port"] as const;

/** Probes over HTTP. */
function probes(tree: Tree): Site[] {
  return ["livenessProbe", "readinessProbe"].flatMap((probe) => within(containers(tree), probe, "httpGet"));
}

function higher(site: Site, by: number): number {
  return typeof site.value === "number" ? site.value + by : 9999;
}

/** Ports by name and number that nothing serves. */
export const ports: readonly Operator[] = [
  {
    name: "target-port-of-no-container",
    of: "target ports",
    seen: "https://github.com/canonical/microk8s/pull/262",
    drafts: (tree) =>
      each(within(objects(tree, "Service"), "spec", "ports", "*", "targetPort"), (site) => put(site, 8081)),
  },
  {
    name: "target-port-name-misspelt",
    of: "target ports",
    seen: "https://github.com/kubernetes/ingress-nginx/issues/12209",
    drafts: (tree) =>
      each(within(objects(tree, "Service"), "spec", "ports", "*", "targetPort"), (site) => put(site, "web")),
  },
  {
    name: "container-port-renamed",
    of: "target ports",
    seen: "https://github.com/kubernetes/ingress-nginx/pull/121",
    *drafts(tree) {
      const used = new Set(
        within(objects(tree, "Service"), "spec", "ports", "*", "targetPort").map(
          (site) => `${site.resource.namespace}/${textOf(site)}`,
        ),
      );
      const named = within(containers(tree, "Deployment", "StatefulSet"), "ports", "*", "name");
      yield* each(named, (site) =>
        used.has(`${site.resource.namespace}/${textOf(site)}`) ? put(site, "listen") : undefined,
      );
    },
  },
  {
    name: "probe-port-of-nobody",
    of: "probe ports",
    seen: "https://github.com/shift/domain_exporter/issues/64",
    drafts: (tree) => each(within(probes(tree), "port"), (site) => put(site, 8081)),
  },
  {
    name: "probe-port-name-misspelt",
    of: "probe ports",
    seen: "https://github.com/RedHatInsights/clowder/issues/44",
    drafts: (tree) => each(within(probes(tree), "port"), (site) => put(site, "health")),
  },
  {
    name: "ingress-backend-port-of-nobody",
    of: "ingress backend ports",
    seen: "https://github.com/haproxytech/kubernetes-ingress/issues/39",
    drafts: (tree) =>
      each(within(objects(tree, "Ingress"), ...backends, "number"), (site) => put(site, higher(site, 1))),
  },
  {
    name: "ingress-backend-port-name-misspelt",
    of: "ingress backend ports",
    seen: "https://github.com/haproxytech/kubernetes-ingress/issues/12",
    drafts: (tree) =>
      each(within(objects(tree, "Ingress"), ...backends), (site) => put(site, { name: "web" })),
  },
  {
    name: "service-port-changed",
    of: "ingress backend ports",
    seen: "https://github.com/cloudflare/cloudflare-ingress-controller/issues/5",
    *drafts(tree) {
      const routed = within(objects(tree, "Ingress"), ...backends.slice(0, -1));
      yield* each(within(objects(tree, "Service"), "spec", "ports", "*", "port"), (site) => {
        const { name } = site.resource.object.metadata;
        const isRouted = routed.some(
          (one) => one.resource.namespace === site.resource.namespace && textOf(one, "name") === name,
        );
        return isRouted ? put(site, higher(site, 1000)) : undefined;
      });
    },
  },
  {
    name: "policy-port-of-nobody",
    of: "policy ports",
    seen: "https://github.com/kubernetes/kubernetes/issues/102286",
    *drafts(tree) {
      const served = new Set(
        within(containers(tree), "ports", "*", "containerPort").map(
          (site) => `${site.resource.namespace}/${site.value}`,
        ),
      );
      const sites = within(objects(tree, "NetworkPolicy"), "spec", "ingress", "*", "ports", "*", "port");
      yield* each(sites, (site) =>
        served.has(`${site.resource.namespace}/${site.value}`) ? put(site, higher(site, 1)) : undefined,
      );
    },
  },
  {
    name: "monitor-port-of-nobody",
    of: "monitor ports",
    seen: "https://github.com/prometheus-operator/prometheus-operator/issues/4639",
    drafts: (tree) =>
      each(within(objects(tree, "ServiceMonitor"), "spec", "endpoints", "*"), (site) =>
        together(put(site, "http-metrics", "port"), remove(site, "targetPort")),
      ),
  },
  {
    name: "monitor-target-port-changed",
    of: "monitor ports",
    seen: "https://github.com/superstreamlabs/memphis-k8s/issues/191",
    drafts: (tree) =>
      each(within(objects(tree, "ServiceMonitor"), "spec", "endpoints", "*", "targetPort"), (site) =>
        put(site, higher(site, 1)),
      ),
  },
];
