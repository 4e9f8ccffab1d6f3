import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { object } from "../tree.fixture.ts";

/** Labels as `deployment(name)` gives them to its pods. */
export const pods = (name: string) => ({ podSelector: { matchLabels: { app: name } } });

/** Every namespace, or the one of a name. */
export const namespace = (name?: string) => ({
  namespaceSelector: name === undefined ? {} : { matchLabels: { "kubernetes.io/metadata.name": name } },
});

export const block = (cidr: string, ...except: string[]) => ({ ipBlock: { cidr, except } });

/** A NetworkPolicy for the pods of `deployment(of)`, or for all pods of the namespace. */
export function policy(
  name: string,
  of: string | undefined,
  directions: { readonly ingress?: readonly Value[]; readonly egress?: readonly Value[] },
): KubernetesObject {
  const policyTypes = Object.keys(directions).map((direction) =>
    direction === "ingress" ? "Ingress" : "Egress",
  );
  return object("networking.k8s.io/v1 NetworkPolicy", name, {
    spec: { ...(of === undefined ? { podSelector: {} } : pods(of)), policyTypes, ...directions },
  });
}

/** Isolates every pod of the namespace in both directions. */
export const denyAll = policy("deny", undefined, { ingress: [], egress: [] });

/** Lets every pod of the namespace ask for names. */
export const allowDns = policy("dns", undefined, {
  egress: [
    {
      to: [{ ...namespace("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }],
      ports: [
        { port: 53, protocol: "UDP" },
        { port: 53, protocol: "TCP" },
      ],
    },
  ],
});

export const port = (number: Value, protocol = "TCP") => ({ port: number, protocol });
