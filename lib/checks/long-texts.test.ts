import { expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { check } from "./check.ts";
import { anySchema, deployment, object, treeOf } from "./tree.fixture.ts";

const length = 3000;

/** What makes expressions that try every beginning against every end take minutes. */
const parts = ["a", "/", "-", "a.", "{{", "$(", '"', "\\", "http://a:", "a|"];

/** Objects that hold a text wherever something looks closer at one. */
function objectsWith(text: string): KubernetesObject[] {
  const probe = { httpGet: { path: text, port: text } };
  const resources = { requests: { cpu: text, memory: text } };
  const env: Value = ["DATABASE_URL", "API_HOST", "PASSWORD"].map((name) => ({ name, value: text }));
  const data = { "app.properties": text, "a.json": text, "nginx.conf": text, "run.sh": text };
  const backend = { service: { name: text, port: { name: text } } };
  const rules: Value = [{ host: text, http: { paths: [{ path: text, pathType: "Prefix", backend }] } }];
  const alert = { alert: "Down", expr: text, for: text, annotations: { summary: text } };
  return [
    object("ConfigMap", "config", { data }, { annotations: { note: text }, labels: { app: text } }),
    deployment(
      "web",
      { image: text, command: ["sh", "-c", text], args: [text], env, resources, livenessProbe: probe },
      { nodeSelector: { app: text }, volumes: [{ name: "config", configMap: { name: text } }] },
    ),
    deployment("server", { image: text.repeat(50), args: ["serve"] }),
    object("batch/v1 CronJob", "report", { spec: { schedule: text, timeZone: text } }),
    object("Service", "web", { spec: { selector: { app: text }, ports: [{ port: 80, targetPort: text }] } }),
    object("networking.k8s.io/v1 Ingress", "web", { spec: { ingressClassName: "alb", rules } }),
    object("networking.k8s.io/v1 NetworkPolicy", "web", {
      spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: text } }], ports: [{ port: text }] }] },
    }),
    object("monitoring.coreos.com/v1 PrometheusRule", "web", {
      spec: { groups: [{ name: "web", rules: [alert] }] },
    }),
    object("argoproj.io/v1alpha1 AppProject", "shop", {
      spec: { sourceRepos: [text], destinations: [{ namespace: text, server: text }] },
    }),
    object("argoproj.io/v1alpha1 Application", "shop", {
      spec: { project: "shop", source: { repoURL: text, path: text, helm: { values: text } } },
    }),
    object("external-secrets.io/v1 ExternalSecret", "keys", {
      spec: { refreshInterval: text, target: { template: { data: { key: text } } } },
    }),
  ];
}

it.each(parts)("a long text of %s stops no rule, wherever it stands", (part) => {
  const objects = objectsWith(part.repeat(length / part.length));
  expect(check(treeOf(objects, { facts: {} }), anySchema).objects).toBe(objects.length);
});
