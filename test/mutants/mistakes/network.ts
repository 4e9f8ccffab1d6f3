import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import {
  above,
  drop,
  each,
  misspelt,
  nameOf,
  objects,
  podTemplates,
  put,
  remove,
  type Site,
  textOf,
  within,
} from "../site.ts";

const namespaceName = "kubernetes.io/metadata.name";

/** Policies of namespaces that have pods in the tree. */
function policies(tree: Tree): Site[] {
  const filled = new Set(podTemplates(tree).map(({ resource }) => resource.namespace));
  return objects(tree, "NetworkPolicy").filter(({ resource }) => filled.has(resource.namespace));
}

function rules(tree: Tree, side: "ingress" | "egress"): Site[] {
  return within(policies(tree), "spec", side, "*");
}

/** Rules about pods of the same namespace that the tree shows. */
function rulesAboutPods(tree: Tree, side: "ingress" | "egress"): Site[] {
  const labels = podTemplates(tree).map(({ resource, value }) => ({ namespace: resource.namespace, value }));
  return rules(tree, side).filter((rule) => {
    const peers = within([rule], side === "ingress" ? "from" : "to", "*");
    return peers.some((peer) => {
      const wanted = within([peer], "podSelector", "matchLabels", "*");
      if (wanted.length === 0 || within([peer], "namespaceSelector").length > 0) return false;
      return labels.some(
        ({ namespace, value }) =>
          namespace === rule.resource.namespace &&
          wanted.every(
            (label) =>
              textOf({ ...rule, value }, "metadata", "labels", `${label.path.at(-1)}`) === label.value,
          ),
      );
    });
  });
}

/** Whether the policy of a place is about pods that the tree shows. */
function selectsPods(tree: Tree, { resource }: Site): boolean {
  const wanted = within(
    [{ resource, path: [], value: resource.object }],
    "spec",
    "podSelector",
    "matchLabels",
    "*",
  );
  return podTemplates(tree).some(
    (pod) =>
      pod.resource.namespace === resource.namespace &&
      wanted.every((label) => textOf(pod, "metadata", "labels", `${label.path.at(-1)}`) === label.value),
  );
}

/** Rules that let a namespace in, or out to it. */
function rulesAbout(tree: Tree, side: "ingress" | "egress", namespace: string): Site[] {
  return rules(tree, side).filter((rule) => {
    const peers = within([rule], side === "ingress" ? "from" : "to", "*");
    return peers.some(
      (peer) => textOf(peer, "namespaceSelector", "matchLabels", namespaceName) === namespace,
    );
  });
}

/** Policies for every pod of namespaces where some pods call others: the rest looks up no names. */
function policiesOfCallers(tree: Tree): Site[] {
  const calling = policies(tree).filter(
    (site) => within([site], "spec", "egress", "*").length > 0 && !isForAll(site),
  );
  const namespaces = new Set(calling.map(({ resource }) => resource.namespace));
  return policies(tree).filter((site) => isForAll(site) && namespaces.has(site.resource.namespace));
}

function isForAll(site: Site): boolean {
  return within([site], "spec", "podSelector", "*").length === 0;
}

/** Rules about addresses. */
function blocks(tree: Tree, side: "ingress" | "egress"): Site[] {
  return within(rules(tree, side), side === "ingress" ? "from" : "to", "*", "ipBlock", "cidr");
}

/** Flows that pods need and policies cut. */
export const network: readonly Operator[] = [
  {
    name: "names-cannot-be-looked-up",
    of: "blocked DNS",
    seen: "https://github.com/kubernetes/website/issues/38267",
    drafts: (tree) =>
      each(
        policiesOfCallers(tree).filter((site) => nameOf(site) === "allow-dns"),
        drop,
      ),
  },
  {
    name: "names-over-tcp-alone",
    of: "blocked DNS",
    seen: "https://github.com/aws/aws-network-policy-agent/issues/230",
    drafts: (tree) =>
      each(
        policiesOfCallers(tree).filter((site) => nameOf(site) === "allow-dns"),
        (site) => put(site, [{ port: 53, protocol: "TCP" }], "spec", "egress", 0, "ports"),
      ),
  },
  {
    name: "caller-not-let-in",
    of: "flows blocked where they arrive",
    seen: "https://github.com/ahmetb/kubernetes-network-policy-recipes/pull/90",
    drafts: (tree) => each(rulesAboutPods(tree, "ingress"), (site) => remove(site)),
  },
  {
    name: "caller-misspelt",
    of: "flows blocked where they arrive",
    seen: "https://github.com/projectcalico/calico/issues/2993",
    drafts: (tree) =>
      each(within(rulesAboutPods(tree, "ingress"), "from", "*", "podSelector", "matchLabels", "*"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "call-not-let-out",
    of: "flows blocked where they leave",
    seen: "https://github.com/kubernetes/website/issues/54997",
    drafts: (tree) => each(rulesAboutPods(tree, "egress"), (site) => remove(site)),
  },
  {
    name: "called-port-changed-on-one-side",
    of: "flows blocked where they leave",
    seen: "https://github.com/kubernetes/kubernetes/issues/102286",
    drafts: (tree) =>
      each(within(rulesAboutPods(tree, "egress"), "ports", "*", "port"), (site) => put(site, 15432)),
  },
  {
    name: "policy-of-a-workload-removed",
    of: "flows blocked where they arrive",
    seen: "https://github.com/SREGym/SREGym/issues/887",
    *drafts(tree) {
      const sites = policies(tree).filter(
        (site) => within([site], "spec", "podSelector", "matchLabels").length > 0,
      );
      yield* each(
        sites.filter((site) =>
          rulesAboutPods(tree, "ingress").some(({ resource }) => resource === site.resource),
        ),
        drop,
      );
    },
  },
  {
    name: "namespace-by-a-label-it-has-not",
    of: "namespaces in policies",
    seen: "https://github.com/opencost/opencost-helm-chart/pull/207",
    drafts: (tree) =>
      each(
        within(rules(tree, "ingress"), "from", "*", "namespaceSelector", "matchLabels", namespaceName),
        (site) => put({ ...site, path: site.path.slice(0, -1) }, { name: textOf(site) }),
      ),
  },
  {
    name: "namespace-misspelt-in-a-policy",
    of: "namespaces in policies",
    seen: "https://github.com/xunholy/k8s-gitops/pull/4",
    drafts: (tree) =>
      each(
        within(rules(tree, "egress"), "to", "*", "namespaceSelector", "matchLabels", namespaceName),
        (site) => put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "load-balancer-not-let-in",
    of: "load balancers in policies",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/973",
    *drafts(tree) {
      for (const site of within(objects(tree, "NetworkPolicy"), "spec", "ingress")) {
        const others = within([site], "*").filter(
          (rule) => within([rule], "from", "*", "ipBlock").length === 0,
        );
        if (others.length < within([site], "*").length)
          yield put(
            site,
            others.map(({ value }) => value),
          );
      }
    },
  },
  {
    name: "load-balancer-of-other-subnets",
    of: "load balancers in policies",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2535",
    *drafts(tree) {
      for (const site of within(objects(tree, "NetworkPolicy"), "spec", "ingress")) {
        const blocked = within([site], "*").filter(
          (rule) => within([rule], "from", "*", "ipBlock").length > 0,
        );
        const [first, ...others] = blocked.map((rule) =>
          put(rule, [{ ipBlock: { cidr: "172.31.7.0/24" } }], "from"),
        );
        if (first !== undefined) yield together(first, ...others);
      }
    },
  },
  {
    name: "pod-identity-not-let-out",
    of: "Pod Identity in policies",
    seen: "https://github.com/Smana/runlore/pull/57",
    drafts: (tree) =>
      each(blocks(tree, "egress"), (site) =>
        textOf(site).startsWith("169.254.170.23")
          ? remove({ ...site, path: site.path.slice(0, -4) })
          : undefined,
      ),
  },
  {
    name: "metadata-instead-of-pod-identity",
    of: "Pod Identity in policies",
    seen: "https://github.com/Azure/aad-pod-identity/issues/1195",
    drafts: (tree) =>
      each(blocks(tree, "egress"), (site) =>
        textOf(site).startsWith("169.254.170.23") ? put(site, "169.254.169.254/32") : undefined,
      ),
  },
  {
    name: "scrapes-not-let-in",
    of: "scrapes blocked by policies",
    seen: "https://github.com/codecentric/helm-charts/issues/546",
    *drafts(tree) {
      const monitored = new Set(objects(tree, "ServiceMonitor").map(({ resource }) => resource.namespace));
      const sites = rulesAbout(tree, "ingress", "monitoring");
      yield* each(
        sites.filter((site) => {
          const others = within([above(site)], "*", "from", "*", "ipBlock");
          return monitored.has(site.resource.namespace) && others.length === 0 && selectsPods(tree, site);
        }),
        (site) => remove(site),
      );
    },
  },
  {
    name: "scrapes-let-in-at-another-port",
    of: "scrapes blocked by policies",
    seen: "https://github.com/giantswarm/muster/pull/998",
    *drafts(tree) {
      const monitored = new Set(objects(tree, "ServiceMonitor").map(({ resource }) => resource.namespace));
      const sites = within(rulesAbout(tree, "ingress", "monitoring"), "ports", "*", "port");
      yield* each(
        sites.filter(({ resource }) => monitored.has(resource.namespace)),
        (site) => put(site, 9090),
      );
    },
  },
  {
    name: "policy-without-a-network-mask",
    of: "address blocks",
    seen: "https://github.com/herbertnikolajewskidci/k8s-course/issues/5",
    drafts: (tree) => each(blocks(tree, "ingress"), (site) => put(site, textOf(site).replace(/\/.*/, ""))),
  },
];
