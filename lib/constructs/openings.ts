import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { nodeSubnets } from "#lib/model/cluster.ts";
import { composedName } from "#lib/model/name.ts";
import type { Caller, Opening } from "#lib/model/opening.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import { peersOf } from "./network-policy.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";

type Peers = ReturnType<typeof peersOf>;

interface Ingress {
  readonly name: string;
  readonly pods: Readonly<Record<string, string>>;
  readonly from?: Peers;
  readonly port?: number;
}

function addIngress(scope: Scope, { name, pods, from, port }: Ingress): void {
  const ports = port === undefined ? {} : { ports: [{ protocol: "TCP" as const, port }] };
  addObject(
    scope.chart,
    new NetworkPolicy({
      metadata: { name, namespace: scope.namespace, labels: unitLabels(scope) },
      spec: {
        podSelector: Object.keys(pods).length === 0 ? {} : { matchLabels: { ...pods } },
        policyTypes: ["Ingress"],
        ...(from === undefined ? {} : { ingress: [{ from, ...ports }] }),
      },
    }),
  );
}

function callersOf(scope: Scope, { name, to }: { name: string; to: Caller }): Peers | undefined {
  if (to === "every pod") return [{ namespaceSelector: {} }];
  if (to === "node subnets") return peersOf({ cidrs: nodeSubnets(scope.cluster) }, scope.namespace);
  const peer = to === "nginx" ? need(scope, "nginx", `opening ${name}`) : to;
  return peer === undefined ? undefined : peersOf(peer, scope.namespace);
}

/**
 * Closes an add-on's namespace to everybody but its own pods and the scraper. What its pods call stays open: the
 * APIs of Kubernetes and AWS, at addresses that change.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-traffic
 */
export function closeNamespace(scope: Scope): void {
  const { namespace, offers } = scope;
  addIngress(scope, { name: "default-deny", pods: {} });
  addIngress(scope, { name: "allow-namespace", pods: {}, from: [{ podSelector: {} }] });
  if (offers.scraper !== undefined && offers.scraper.namespace !== namespace) {
    addIngress(scope, { name: "allow-scraper", pods: {}, from: peersOf(offers.scraper, namespace) });
  }
}

/** Opens a port of an add-on. */
export function addOpening(scope: Scope, { name, pods, port, to }: Opening): void {
  const from = callersOf(scope, { name, to });
  if (from === undefined) return;
  addIngress(scope, { name: composedName(["allow", name], "NetworkPolicy"), pods, from, port });
}
