import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import {
  above,
  containers,
  each,
  objects,
  podSpecs,
  put,
  remove,
  type Site,
  textOf,
  within,
} from "../site.ts";

const level = "pod-security.kubernetes.io/enforce";

/** Places in namespaces that admit only pods without any power. */
function restricted(tree: Tree, sites: readonly Site[]): Site[] {
  const namespaces = objects(tree, "Namespace").filter(
    (site) => textOf(site, "metadata", "labels", level) === "restricted",
  );
  const names = new Set(namespaces.map(({ resource }) => resource.object.metadata.name));
  return sites.filter(({ resource }) => names.has(resource.namespace ?? ""));
}

const powerless = (tree: Tree) => restricted(tree, containers(tree));

/** Where a container can write although its root cannot be written. */
function writable(tree: Tree, paths: RegExp): Site[] {
  return containers(tree)
    .filter((site) => within([site], "securityContext", "readOnlyRootFilesystem")[0]?.value === true)
    .flatMap((site) => within([site], "volumeMounts", "*"))
    .filter((site) => paths.test(textOf(site, "mountPath")));
}

/** Pods that are not admitted, and containers that may not do what they need. */
export const security: readonly Operator[] = [
  {
    name: "privilege-escalation-allowed",
    of: "Pod Security level",
    seen: "https://github.com/knative/eventing/issues/6532",
    drafts: (tree) =>
      each(powerless(tree), (site) => put(site, true, "securityContext", "allowPrivilegeEscalation")),
  },
  {
    name: "capabilities-kept",
    of: "Pod Security level",
    seen: "https://github.com/knative/eventing/issues/6532",
    drafts: (tree) => each(powerless(tree), (site) => remove(site, "securityContext", "capabilities")),
  },
  {
    name: "security-context-left-out",
    of: "Pod Security level",
    seen: "https://github.com/goauthentik/authentik/issues/5155",
    drafts: (tree) => each(powerless(tree), (site) => remove(site, "securityContext")),
  },
  {
    name: "sidecar-without-security-context",
    of: "Pod Security level",
    seen: "https://github.com/ministryofjustice/cloud-platform-environments/pull/17218",
    drafts: (tree) =>
      each(restricted(tree, within(podSpecs(tree), "containers")), (site) =>
        put(site, [
          ...within([site], "*").map(({ value }) => value),
          { name: "proxy", image: "docker.io/envoyproxy/envoy:v1.34.1", resources: {} },
        ]),
      ),
  },
  {
    name: "host-network",
    of: "Pod Security level",
    seen: "https://github.com/kubernetes/kubernetes/issues/125507",
    drafts: (tree) => each(restricted(tree, podSpecs(tree)), (site) => put(site, true, "hostNetwork")),
  },
  {
    name: "level-raised-above-the-pods",
    of: "Pod Security level",
    seen: "https://github.com/SREGym/SREGym/issues/887",
    *drafts(tree) {
      for (const site of objects(tree, "Namespace")) {
        const { name } = site.resource.object.metadata;
        const [first] = containers(tree).filter(({ resource }) => resource.namespace === name);
        if (first === undefined || textOf(site, "metadata", "labels", level) === "") continue;
        yield together(
          put(site, "restricted", "metadata", "labels", level),
          remove(first, "securityContext", "seccompProfile"),
        );
      }
    },
  },
  {
    name: "root-that-may-not-be-root",
    of: "users that may not be root",
    seen: "https://github.com/cloudnativedevops/demo/issues/31",
    drafts: (tree) => each(containers(tree), (site) => put(site, 0, "securityContext", "runAsUser")),
  },
  {
    name: "nginx-without-its-cache-volume",
    of: "read-only roots",
    seen: "https://github.com/jgeusebroek/docker-privatebin/issues/10",
    drafts: (tree) => each(writable(tree, /^\/var\/(cache\/nginx|run)$/), (site) => remove(site)),
  },
  {
    name: "database-without-its-socket-volume",
    of: "read-only roots",
    seen: "https://github.com/trueforge-org/truecharts/pull/1094",
    drafts: (tree) => each(writable(tree, /^\/var\/run\/postgresql$/), (site) => remove(site)),
  },
  {
    name: "privileged-container",
    of: "privileged containers",
    seen: "https://github.com/redcanaryco/atomic-red-team/pull/1983",
    drafts: (tree) =>
      each(containers(tree), (site) =>
        together(
          put(site, true, "securityContext", "privileged"),
          put(site, true, "securityContext", "allowPrivilegeEscalation"),
        ),
      ),
  },
  {
    name: "socket-of-the-container-runtime",
    of: "access to the host",
    seen: "https://github.com/Azure/aks-engine/issues/4405",
    drafts: (tree) =>
      each(within(podSpecs(tree), "volumes"), (site) =>
        together(
          put(site, [
            ...within([site], "*").map(({ value }) => value),
            { name: "docker", hostPath: { path: "/var/run/docker.sock" } },
          ]),
          put(
            above(site),
            [
              ...within([above(site)], "containers", 0, "volumeMounts", "*").map(({ value }) => value),
              { name: "docker", mountPath: "/var/run/docker.sock" },
            ],
            "containers",
            0,
            "volumeMounts",
          ),
        ),
      ),
  },
  {
    name: "processes-of-the-host",
    of: "access to the host",
    seen: "https://github.com/cravall/mongo-k8s-sidecar/issues/96",
    drafts: (tree) => each(podSpecs(tree), (site) => put(site, true, "hostPID")),
  },
];
