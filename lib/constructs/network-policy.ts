import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import type { Peer } from "#lib/model/offers.ts";
import { labelsOf, unitLabels } from "./labels.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";

/** One direction of allowed traffic: with pods or with networks, on a TCP port. */
export interface Flow {
  readonly with: Peer | { readonly cidrs: readonly string[] };
  readonly port: number;
}

/** All traffic that a workload may have; everything else is denied. */
export interface Traffic {
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec */
interface PolicyPeer {
  readonly ipBlock?: { readonly cidr: string };
  readonly namespaceSelector?: { readonly matchLabels?: Record<string, string> };
  readonly podSelector?: { readonly matchLabels?: Record<string, string> };
}

/** The other end of traffic as a policy in a namespace writes it. */
export function peersOf(other: Flow["with"], namespace: string): PolicyPeer[] {
  if ("cidrs" in other) return other.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  const podSelector = { matchLabels: { ...other.labels } };
  if (other.namespace === namespace) return [{ podSelector }];
  const namespaceSelector = { matchLabels: { "kubernetes.io/metadata.name": other.namespace } };
  return [{ namespaceSelector, podSelector }];
}

function portsOf({ port }: Flow) {
  return [{ protocol: "TCP" as const, port }];
}

/**
 * Denies all traffic of a namespace that no other policy allows, and allows every pod to resolve names.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies
 */
export function addDefaultPolicies(scope: Scope): void {
  const { namespace } = scope;
  const labels = unitLabels(scope);
  addObject(
    scope.chart,
    new NetworkPolicy({
      metadata: { name: "default-deny", namespace, labels },
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    }),
  );
  addObject(
    scope.chart,
    new NetworkPolicy({
      metadata: { name: "allow-dns", namespace, labels },
      spec: {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: [
          {
            to: peersOf({ namespace: "kube-system", labels: { "k8s-app": "kube-dns" } }, namespace),
            ports: [
              { protocol: "UDP" as const, port: 53 },
              { protocol: "TCP" as const, port: 53 },
            ],
          },
        ],
      },
    }),
  );
}

/** Allows the traffic of the pods that a selector finds. Pods without any need no policy: the default denies. */
export function addNetworkPolicy(
  scope: Scope,
  { name, selector, traffic }: { name: string; selector: Readonly<Record<string, string>>; traffic: Traffic },
): void {
  const { namespace } = scope;
  const ingress = traffic.ingress.map((flow) => ({
    from: peersOf(flow.with, namespace),
    ports: portsOf(flow),
  }));
  const egress = traffic.egress.map((flow) => ({ to: peersOf(flow.with, namespace), ports: portsOf(flow) }));
  if (ingress.length + egress.length === 0) return;
  addObject(
    scope.chart,
    new NetworkPolicy({
      metadata: { name, namespace, labels: labelsOf(scope, name) },
      spec: {
        podSelector: { matchLabels: { ...selector } },
        policyTypes: [
          ...(ingress.length > 0 ? (["Ingress"] as const) : []),
          ...(egress.length > 0 ? (["Egress"] as const) : []),
        ],
        ...(ingress.length > 0 ? { ingress } : {}),
        ...(egress.length > 0 ? { egress } : {}),
      },
    }),
  );
}
