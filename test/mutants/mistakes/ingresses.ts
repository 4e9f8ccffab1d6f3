import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { add, each, nameOf, objects, put, remove, type Site, textOf, within } from "../site.ts";

const listen = "alb.ingress.kubernetes.io/listen-ports";
const redirect = "alb.ingress.kubernetes.io/ssl-redirect";

/** Ingresses of the load balancers of AWS. */
function loadBalancers(tree: Tree): Site[] {
  return objects(tree, "Ingress").filter((site) => textOf(site, "spec", "ingressClassName") === "alb");
}

function paths(tree: Tree): Site[] {
  return within(objects(tree, "Ingress"), "spec", "rules", "*", "http", "paths", "*");
}

/** Ingresses that contradict each other, their certificates or their controller. */
export const ingresses: readonly Operator[] = [
  {
    name: "host-and-path-twice",
    of: "conflicting hosts and paths",
    seen: "https://github.com/kubernetes/ingress-nginx/issues/8216",
    *drafts(tree) {
      const routed = new Set(paths(tree).map(({ resource }) => resource));
      yield* each(objects(tree, "Ingress"), (site) => {
        const { object } = site.resource;
        if (!routed.has(site.resource) || within([site], "spec", "rules", "*", "host").length === 0)
          return undefined;
        return add(site, { ...object, metadata: { ...object.metadata, name: `${nameOf(site)}-new` } });
      });
    },
  },
  {
    name: "tls-of-another-host",
    of: "hosts of TLS",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3178",
    drafts: (tree) =>
      each(within(objects(tree, "Ingress"), "spec", "tls", "*", "hosts"), (site) =>
        put(site, ["www.example.org"]),
      ),
  },
  {
    name: "tls-secret-misspelt",
    of: "hosts of TLS",
    seen: "https://github.com/projectcontour/contour/issues/3548",
    drafts: (tree) =>
      each(within(objects(tree, "Ingress"), "spec", "tls", "*", "secretName"), (site) =>
        put(site, `${textOf(site)}-cert`),
      ),
  },
  {
    name: "certificate-of-another-host",
    of: "hosts of certificates",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/961",
    *drafts(tree) {
      const used = within(objects(tree, "Ingress"), "spec", "tls", "*", "secretName").map(
        (site) => `${site.resource.namespace}/${textOf(site)}`,
      );
      yield* each(objects(tree, "Certificate"), (site) =>
        used.includes(`${site.resource.namespace}/${textOf(site, "spec", "secretName")}`)
          ? put(site, ["staging.example.org"], "spec", "dnsNames")
          : undefined,
      );
    },
  },
  {
    name: "host-without-a-certificate-in-acm",
    of: "hosts of certificates",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1076",
    drafts: (tree) =>
      each(
        within(loadBalancers(tree), "spec", "rules", "*", "host").filter(({ resource }) =>
          textOf({ resource, path: [], value: resource.object }, "metadata", "annotations", listen).includes(
            "HTTPS",
          ),
        ),
        (site) => put(site, "shop.elsewhere.example.org"),
      ),
  },
  {
    name: "listen-ports-no-json",
    of: "listeners of load balancers",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3178",
    drafts: (tree) =>
      each(within(loadBalancers(tree), "metadata", "annotations", listen), (site) =>
        put(site, textOf(site).replaceAll('"', "'")),
      ),
  },
  {
    name: "redirect-to-a-port-nobody-listens-at",
    of: "listeners of load balancers",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1157",
    drafts: (tree) =>
      each(within(loadBalancers(tree), "metadata", "annotations", redirect), (site) => put(site, "8443")),
  },
  {
    name: "scheme-that-is-none",
    of: "annotations of load balancers",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/464",
    drafts: (tree) =>
      each(
        within(loadBalancers(tree), "metadata", "annotations", "alb.ingress.kubernetes.io/scheme"),
        (site) => put(site, "public"),
      ),
  },
  {
    name: "path-without-a-slash",
    of: "paths of Ingresses",
    seen: "https://github.com/kubernetes/ingress-nginx/issues/7054",
    drafts: (tree) =>
      each(within(paths(tree), "path"), (site) => put(site, textOf(site).slice(1) || "index.html")),
  },
  {
    name: "path-of-no-type",
    of: "paths of Ingresses",
    seen: "https://github.com/kubernetes/ingress-nginx/issues/10090",
    drafts: (tree) => each(within(paths(tree), "pathType"), (site) => remove(site)),
  },
  {
    name: "second-ingress-for-a-host-that-does-not-merge",
    of: "conflicting hosts and paths",
    seen: "https://github.com/rigdev/rig/issues/1159",
    drafts: (tree) =>
      each(
        within(objects(tree, "Ingress"), "metadata", "annotations", "nginx.org/mergeable-ingress-type"),
        (site) => (textOf(site) === "minion" ? together(remove(site)) : undefined),
      ),
  },
];
