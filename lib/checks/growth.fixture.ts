import type { KubernetesObject } from "#lib/render/resource.ts";
import {
  application,
  binding,
  budget,
  caller,
  claimed,
  ingress,
  keysOf,
  monitor,
  pods,
  policy,
  port,
  project,
  prometheus,
  resources,
  role,
  times,
  within,
} from "./growth-objects.fixture.ts";
import { deployment, object, service } from "./tree.fixture.ts";

type Objects = readonly KubernetesObject[];

/** Trees that grow by so many of something, with what belongs to it, in one namespace unless they say otherwise. */
export const growing: Readonly<Record<string, (n: number) => Objects>> = {
  "workloads that call each other": (n) =>
    times(n, (i) => [
      caller(`app-${i}`, `app-${(i + 1) % n}`),
      service(`app-${i}`, [port]),
      policy(`app-${i}`, pods(`app-${i}`).podSelector, [pods(`app-${(i + 1) % n}`)]),
      budget(`app-${i}`, { app: `app-${i}` }),
      monitor(`app-${i}`, { app: `app-${i}` }),
      object("autoscaling/v2 HorizontalPodAutoscaler", `app-${i}`, {
        spec: {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: `app-${i}` },
          maxReplicas: 4,
        },
      }),
    ]).flat(),
  "policies for every pod": (n) => [
    ...times(n, (i) => caller(`app-${i}`, `app-${(i + 1) % n}`)),
    ...times(n, (i) => service(`app-${i}`, [port])),
    ...times(n, (i) => policy(`for-${i}`, {}, [pods(`app-${i}`)])),
    policy(
      "all",
      {},
      times(n, (i) => pods(`app-${i}`)),
    ),
  ],
  "policies of many namespaces": (n) =>
    times(n, (i) => {
      const values = times(3, (k) => `${i + k}`);
      const peer = { namespaceSelector: { matchExpressions: [{ key: "team", operator: "In", values }] } };
      return [
        object("Namespace", `team-${i}`, {}, { labels: { team: `${i}` } }),
        within(`team-${i}`, caller(`app-${i}`, `app-${(i + 1) % n}.team-${(i + 1) % n}`)),
        within(`team-${i}`, service(`app-${i}`, [port])),
        within(`team-${i}`, policy("all", {}, [{ namespaceSelector: {} }])),
        within(`team-${i}`, policy("near", {}, [peer])),
        object(
          "ResourceQuota",
          "all",
          { spec: { hard: { "requests.cpu": "4" } } },
          { namespace: `team-${i}` },
        ),
      ];
    }).flat(),
  "workloads of one label": (n) => [
    service("web", [port]),
    ...times(n, (i) => caller(`app-${i}`, "web", { app: "web", of: `${i}` })),
    ...times(n, (i) => object("Service", `web-${i}`, { spec: { selector: { app: "web" }, ports: [port] } })),
    ...times(n, (i) => policy(`web-${i}`, pods("web").podSelector, [pods("web")])),
    ...times(n, (i) => budget(`web-${i}`, { app: "web" })),
  ],
  "monitors of the same Services": (n) => [
    prometheus,
    ...times(n, (i) => caller(`app-${i}`, "elsewhere")),
    ...times(n, (i) => service(`app-${i}`, [port], { labels: { team: "shop" } })),
    ...times(n, (i) => monitor(`app-${i}`, { team: "shop" })),
  ],
  "monitors that look everywhere": (n) => [
    prometheus,
    ...times(n, (i) => object("Namespace", `team-${i}`)),
    ...times(n, (i) => service(`app-${i}`, [port], { labels: { app: `app-${i}` }, namespace: `team-${i}` })),
    ...times(n, (i) => monitor(`app-${i}`, { app: `app-${i}` }, { any: true })),
  ],
  "ConfigMaps of one container": (n) => [
    ...times(n, (i) => object("ConfigMap", `config-${i}`, { data: { [`KEY_${i}`]: `${i}` } })),
    deployment(
      "web",
      {
        envFrom: times(n, (i) => ({ configMapRef: { name: `config-${i}` } })),
        volumeMounts: times(n, (i) => ({ name: `v-${i}`, mountPath: `/etc/web/${i}` })),
      },
      { volumes: times(n, (i) => ({ name: `v-${i}`, configMap: { name: `config-${i}` } })) },
    ),
  ],
  "readers of one ConfigMap": (n) => [
    object("ConfigMap", "config", { data: keysOf(n, (i) => `http://app-${i}:80`) }),
    ...times(n, (i) =>
      deployment(`reader-${i}`, {
        env: [{ name: "URL", valueFrom: { configMapKeyRef: { name: "config", key: `KEY_${i}` } } }],
      }),
    ),
  ],
  "keys of one ConfigMap": (n) => [
    object("ConfigMap", "config", { data: keysOf(n, (i) => `url=http://app-${i}:80\nlevel=info\n`) }),
    deployment(
      "web",
      { volumeMounts: times(n, (i) => ({ name: "c", mountPath: `/etc/web/${i}`, subPath: `KEY_${i}` })) },
      { volumes: [{ name: "c", configMap: { name: "config" } }] },
    ),
  ],
  "keys of one ExternalSecret": (n) => [
    object("external-secrets.io/v1 ExternalSecret", "keys", {
      spec: {
        secretStoreRef: { kind: "ClusterSecretStore", name: "aws" },
        data: times(n, (i) => ({ secretKey: `key_${i}`, remoteRef: { key: `shop/${i}` } })),
      },
    }),
    deployment("web", {
      env: times(n, (i) => ({
        name: `KEY_${i}`,
        valueFrom: { secretKeyRef: { name: "keys", key: `key_${i}` } },
      })),
    }),
  ],
  "references that lead nowhere": (n) =>
    times(n, (i) =>
      deployment(
        `app-${i}`,
        {
          envFrom: [{ secretRef: { name: `absent-${i}` } }],
          env: [{ name: "URL", value: `http://no-${i}:80` }],
        },
        { serviceAccountName: `none-${i}` },
      ),
    ),
  "Ingresses of one host": (n) =>
    times(n, (i) => [
      ingress(`app-${i}`, ["shop.example.com"], `/app-${i}`, `app-${i}`),
      service(`app-${i}`, [port]),
      caller(`app-${i}`, "elsewhere"),
    ]).flat(),
  "hosts of one Ingress": (n) => [
    ingress(
      "web",
      times(n, (i) => `shop-${i}.example.com`),
      "/",
      "web",
    ),
    ...times(n, (i) => ingress(`app-${i}`, [`app-${i}.example.com`], "/", "absent")),
  ],
  "Applications of one project": (n) => [
    project(
      times(n, (i) => ({ namespace: `shop-${i}`, server: "https://kubernetes.default.svc" })),
      times(n, (i) => `https://git.example.com/${i}.git`),
    ),
    ...times(n, (i) => application(i, { path: `apps/app-${i}` })),
  ],
  "Applications of one chart": (n) => [
    project([{ namespace: "*", server: "*" }], ["*"]),
    ...times(n, (i) =>
      application(i, { chart: "redis", targetRevision: "1.0.0", helm: { values: "a: 1\n" } }),
    ),
  ],
  "bindings of one Role": (n) => [
    role(
      "view",
      times(n, (i) => `g${i}.example.com`),
    ),
    binding(
      "all",
      "view",
      times(n, (i) => `user-${i}`),
    ),
    ...times(n, (i) => binding(`view-${i}`, "view", [`user-${i}`])),
    ...times(n, (i) => object("ServiceAccount", `user-${i}`)),
  ],
  "Roles of one account": (n) => [
    object("ServiceAccount", "user"),
    ...times(n, (i) => role(`view-${i}`, [""])),
    ...times(n, (i) => binding(`view-${i}`, `view-${i}`, ["user"])),
    ...times(n, (i) => deployment(`app-${i}`, {}, { serviceAccountName: "user" })),
  ],
  "queries of one dashboard": (n) => [
    object(
      "ConfigMap",
      "dashboard",
      {
        data: {
          "shop.json": JSON.stringify({
            templating: { list: times(n, (i) => ({ name: `v${i}`, type: "custom" })) },
            panels: times(n, (i) => ({
              id: i,
              targets: [{ refId: "A", expr: `rate(shop_${i}_total{of="$v${i}"}[5m])` }],
            })),
          }),
        },
      },
      { labels: { grafana_dashboard: "1" } },
    ),
  ],
  "rules of one PrometheusRule": (n) => [
    ...times(n, (i) => service(`app-${i}`, [port])),
    object("monitoring.coreos.com/v1 PrometheusRule", "shop", {
      spec: {
        groups: times(n, (i) => ({
          name: `shop-${i}`,
          rules: [
            { record: `shop:requests_${i}:rate5m`, expr: `rate(http_requests_total{job="app-${i}"}[5m])` },
            {
              alert: `Down${i}`,
              expr: `kube_deployment_status_replicas{deployment="gone-${i}"} == 0`,
              for: "5m",
            },
          ],
        })),
      },
    }),
  ],
  "variables and ports of one container": (n) => [
    deployment("web", {
      env: times(n, (i) => ({ name: `V_${i}`, value: i === 0 ? "a" : `$(V_${i - 1})/x` })),
      ports: times(n, (i) => ({ name: `p${i}`, containerPort: 1024 + i })),
    }),
    service(
      "web",
      times(n, (i) => ({ name: `p${i}`, port: 1024 + i, targetPort: `p${i}` })),
    ),
    ...times(n, (i) => caller(`app-${i}`, "web")),
  ],
  "containers of one pod": (n) => [
    deployment(
      "web",
      {},
      {
        containers: times(n, (i) => ({
          name: `c-${i}`,
          image: `registry.example.com/app:1.${i}`,
          ports: [{ name: `p${i}`, containerPort: 1024 + i }],
          resources,
          volumeMounts: [{ name: `v-${i}`, mountPath: "/data" }],
        })),
        volumes: times(n, (i) => ({ name: `v-${i}`, emptyDir: {} })),
      },
    ),
  ],
  "bounds of one namespace": (n) => [
    ...times(n, (i) => object("ResourceQuota", `all-${i}`, { spec: { hard: { "requests.cpu": "4000" } } })),
    ...times(n, (i) =>
      object("LimitRange", `all-${i}`, { spec: { limits: [{ type: "Container", max: { memory: "2Gi" } }] } }),
    ),
    ...times(n, (i) => caller(`app-${i}`, "elsewhere")),
  ],
  "cron jobs": (n) =>
    times(n, (i) => {
      const command = ["sh", "-c", `pg_dump -h db-${i} shop | aws s3 cp - s3://shop/${i}.sql`];
      const template = { spec: { containers: [{ name: "main", image: "postgres:15.4", command }] } };
      const spec = { schedule: "0 3 * * *", jobTemplate: { spec: { template } } };
      return [object("batch/v1 CronJob", `job-${i}`, { spec }), service(`db-${i}`, [{ port: 5432 }])];
    }).flat(),
  "claims of one class": (n) => [
    object("storage.k8s.io/v1 StorageClass", "gp3", { provisioner: "ebs.csi.aws.com" }),
    ...times(n, (i) => {
      const volumes = [{ name: "data", persistentVolumeClaim: { claimName: `data-${i}` } }];
      const mount = { volumeMounts: [{ name: "data", mountPath: "/data" }] };
      return [
        object("PersistentVolumeClaim", `data-${i}`, { spec: { ...claimed, storageClassName: "gp3" } }),
        object("PersistentVolume", `volume-${i}`, { spec: { ...claimed, storageClassName: "gp3" } }),
        deployment(`db-${i}`, mount, { volumes }),
      ];
    }).flat(),
  ],
  "objects of an operator": (n) => [
    ...times(n, (i) => object("postgresql.cnpg.io/v1 Cluster", `db-${i}`, { spec: { instances: 2 } })),
    ...times(n, (i) => caller(`app-${i}`, `db-${i}-rw`)),
    ...times(n, (i) =>
      object("apiextensions.k8s.io/v1 CustomResourceDefinition", `things.g${i}.example.com`, {
        spec: { group: `g${i}.example.com`, names: { kind: "Thing" }, scope: "Namespaced", versions: [] },
      }),
    ),
  ],
  "objects that are written several times": (n) =>
    times(n, () => [
      caller("web", "web"),
      service("web", [port]),
      object("ConfigMap", "config", { data: { a: "b" } }),
      monitor("web", { app: "web" }),
      ingress("web", ["shop.example.com"], "/", "web"),
      policy("web", {}, [pods("web")]),
      object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "guard", {
        webhooks: [{ name: "w.example.com", clientConfig: { service: { name: "web", namespace: "shop" } } }],
      }),
    ]).flat(),
};
