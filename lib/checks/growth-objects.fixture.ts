import type { Fields, KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "./graph/fields.ts";
import { deployment, object } from "./tree.fixture.ts";

/** So many of something, each with its number. */
export function times<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index));
}

/** The same object in a namespace. */
export function within(namespace: string, one: KubernetesObject): KubernetesObject {
  return { ...one, metadata: { ...one.metadata, namespace } };
}

export const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
export const port = { name: "http", port: 80, targetPort: "http" };
export const resources = { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "128Mi" } };

/** A Deployment that calls a Service. */
export function caller(name: string, host: string, labels: Fields = { app: name }): KubernetesObject {
  const one = deployment(name, {
    resources,
    ports: [{ name: "http", containerPort: 8080 }],
    env: [{ name: "BACKEND_URL", value: `http://${host}:80/api` }],
    readinessProbe: { httpGet: { path: "/ready", port: "http" } },
  });
  const template = { ...mapAt(one, "spec", "template"), metadata: { labels } };
  return { ...one, spec: { selector: { matchLabels: labels }, template } };
}

export function policy(name: string, selector: Value, peers: readonly Value[]): KubernetesObject {
  const rules = (list: string) => peers.map((peer) => ({ [list]: [peer], ports: [{ port: 8080 }] }));
  const policyTypes = ["Ingress", "Egress"];
  return object("networking.k8s.io/v1 NetworkPolicy", name, {
    spec: { podSelector: selector, policyTypes, ingress: rules("from"), egress: rules("to") },
  });
}

export function budget(name: string, matchLabels: Value): KubernetesObject {
  return object("policy/v1 PodDisruptionBudget", name, {
    spec: { maxUnavailable: 1, selector: { matchLabels } },
  });
}

export function monitor(name: string, matchLabels: Value, namespaceSelector: Value = {}): KubernetesObject {
  return object("monitoring.coreos.com/v1 ServiceMonitor", name, {
    spec: { selector: { matchLabels }, namespaceSelector, endpoints: [{ port: "http" }] },
  });
}

export const prometheus = object("monitoring.coreos.com/v1 Prometheus", "main", {
  spec: { serviceMonitorSelector: {} },
});

export function ingress(
  name: string,
  hosts: readonly string[],
  path: string,
  backend: string,
): KubernetesObject {
  const to = { service: { name: backend, port: { name: "http" } } };
  const rules = hosts.map((host) => ({ host, http: { paths: [{ path, pathType: "Prefix", backend: to }] } }));
  const annotations = { "alb.ingress.kubernetes.io/group.name": "shop" };
  const spec = { ingressClassName: "alb", tls: hosts.map((host) => ({ hosts: [host] })), rules };
  return object("networking.k8s.io/v1 Ingress", name, { spec }, { annotations });
}

export function application(index: number, source: Fields): KubernetesObject {
  const repoURL = "https://git.example.com/shop.git";
  const destination = { server: "https://kubernetes.default.svc", namespace: `shop-${index}` };
  const spec = { project: "shop", source: { repoURL, targetRevision: "main", ...source }, destination };
  return object("argoproj.io/v1alpha1 Application", `app-${index}`, { spec }, { namespace: "argocd" });
}

export function project(destinations: readonly Value[], sourceRepos: readonly string[]): KubernetesObject {
  const spec = { sourceRepos, destinations };
  return object("argoproj.io/v1alpha1 AppProject", "shop", { spec }, { namespace: "argocd" });
}

const rbac = "rbac.authorization.k8s.io";

export function binding(name: string, role: string, users: readonly string[]): KubernetesObject {
  return object(`${rbac}/v1 RoleBinding`, name, {
    roleRef: { kind: "Role", name: role, apiGroup: rbac },
    subjects: users.map((user) => ({ kind: "ServiceAccount", name: user, namespace: "shop" })),
  });
}

export function role(name: string, groups: readonly string[]): KubernetesObject {
  const rules = groups.map((group) => ({ apiGroups: [group], resources: ["things"], verbs: ["get"] }));
  return object(`${rbac}/v1 Role`, name, { rules });
}

export const claimed = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };

export function keysOf(n: number, value: (index: number) => string): Fields {
  return Object.fromEntries(times(n, (i) => [`KEY_${i}`, value(i)]));
}
