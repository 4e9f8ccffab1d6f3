import { describe, expect, it } from "vitest";
import { object, treeOf } from "../tree.fixture.ts";
import { graphOf } from "./graph.ts";

const meta = "gateway.networking.k8s.io/v1";
const pod = { template: { spec: {} } };

describe("references", () => {
  it.each([
    [
      object("keda.sh/v1alpha1 TriggerAuthentication", "queue", {
        spec: { secretTargetRef: [{ parameter: "password", name: "redis", key: "password" }] },
      }),
      ["spec.secretTargetRef[0] Secret shop/redis password"],
    ],
    [
      object("monitoring.coreos.com/v1alpha1 AlertmanagerConfig", "chat", {
        spec: { receivers: [{ name: "chat", slackConfigs: [{ apiURL: { name: "slack", key: "url" } }] }] },
      }),
      ["spec.receivers[0].slackConfigs[0].apiURL Secret shop/slack url"],
    ],
    [
      object("kibana.k8s.elastic.co/v1 Kibana", "logs", { spec: { elasticsearchRef: { name: "logs" } } }),
      ["spec.elasticsearchRef Elasticsearch shop/logs"],
    ],
    [
      object("elasticsearch.k8s.elastic.co/v1 Elasticsearch", "logs", {
        spec: { nodeSets: [{ name: "hot", volumeClaimTemplates: [{ spec: { storageClassName: "gp3" } }] }] },
      }),
      ["node set hot StorageClass /gp3"],
    ],
    [
      object("postgresql.cnpg.io/v1 Cluster", "data", { spec: { storage: { storageClass: "gp3" } } }),
      ["spec.storage.storageClass StorageClass /gp3"],
    ],
    [
      object("argoproj.io/v1alpha1 Application", "nfs", {
        spec: {
          destination: { namespace: "nfs" },
          source: { chart: "csi-driver-nfs", helm: { valuesObject: { storageClassName: "nfs" } } },
        },
      }),
      [],
    ],
    [
      object("argoproj.io/v1alpha1 Application", "monitoring", {
        spec: {
          destination: { namespace: "monitoring" },
          source: {
            chart: "stack",
            helm: {
              valuesObject: {
                grafana: { admin: { existingSecret: "admin", userKey: "user" } },
                cache: { enabled: false, existingSecret: "cache" },
                server: { storageClassName: "gp3" },
              },
            },
          },
        },
      }),
      [
        "values of chart stack.grafana.admin.userKey Secret monitoring/admin user",
        "values of chart stack.grafana.admin.passwordKey Secret monitoring/admin admin-password",
        "values of chart stack.server.storageClassName StorageClass /gp3",
      ],
    ],
    [
      object("cert-manager.io/v1 Certificate", "web", {
        spec: {
          issuerRef: { name: "ca" },
          keystores: { jks: { passwordSecretRef: { name: "jks", key: "p" } } },
        },
      }),
      ["spec.issuerRef Issuer shop/ca", "spec.keystores.jks Secret shop/jks p"],
    ],
    [
      object("cert-manager.io/v1 Issuer", "ca", {
        spec: {
          ca: { secretName: "ca" },
          acme: { solvers: [{ dns01: { cloudflare: { apiTokenSecretRef: { name: "cf", key: "t" } } } }] },
        },
      }),
      ["spec.ca Secret shop/ca", "spec.acme.solvers[0].dns01.cloudflare Secret shop/cf t"],
    ],
    [
      object("external-secrets.io/v1 ExternalSecret", "web", {
        spec: {
          dataFrom: [{ sourceRef: { generatorRef: { kind: "Password", name: "random" } } }],
          data: [{ sourceRef: { storeRef: { name: "aws" } } }],
        },
      }),
      ["spec.data[0].sourceRef SecretStore shop/aws", "spec.dataFrom[0].sourceRef Password shop/random"],
    ],
    [
      object("external-secrets.io/v1alpha1 PushSecret", "web", {
        spec: {
          secretStoreRefs: [{ kind: "ClusterSecretStore", name: "aws" }],
          selector: { secret: { name: "web" } },
        },
      }),
      ["spec.secretStoreRefs[0] ClusterSecretStore shop/aws", "spec.selector Secret shop/web"],
    ],
    [
      object("external-secrets.io/v1 SecretStore", "aws", {
        spec: { provider: { aws: { auth: { jwt: { serviceAccountRef: { name: "reader" } } } } } },
      }),
      ["spec.provider.aws.auth.jwt ServiceAccount shop/reader"],
    ],
    [
      object(`${meta} HTTPRoute`, "web", {
        spec: {
          parentRefs: [{ name: "edge", namespace: "edge" }],
          rules: [{ backendRefs: [{ name: "web", port: 80 }] }],
        },
      }),
      ["spec.parentRefs[0] Gateway edge/edge", "spec.rules[0].backendRefs[0] Service shop/web"],
    ],
    [
      object(`${meta} HTTPRoute`, "mesh", {
        spec: { parentRefs: [{ group: "", kind: "Service", name: "web" }] },
      }),
      ["spec.parentRefs[0] Service shop/web"],
    ],
    [
      object("monitoring.coreos.com/v1 ServiceMonitor", "web", {
        spec: { endpoints: [{ tlsConfig: { ca: { configMap: { name: "ca", key: "ca.crt" } } } }] },
      }),
      ["spec.endpoints[0].tlsConfig.ca.configMap ConfigMap shop/ca ca.crt"],
    ],
    [
      object("argoproj.io/v1alpha1 Rollout", "web", {
        spec: { ...pod, strategy: { blueGreen: { activeService: "live" } } },
      }),
      ["spec.strategy.blueGreen.activeService Service shop/live"],
    ],
    [
      object("apps/v1 StatefulSet", "db", {
        spec: {
          ...pod,
          serviceName: "db",
          volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { storageClassName: "gp3" } }],
        },
      }),
      ["spec.serviceName Service shop/db", "volumeClaimTemplate data StorageClass /gp3"],
    ],
    [
      object("PersistentVolumeClaim", "files", { spec: { storageClassName: "", volumeName: "files" } }),
      ["spec.volumeName PersistentVolume /files"],
    ],
    [
      object("keda.sh/v1alpha1 ScaledObject", "web", { spec: { scaleTargetRef: { name: "web" } } }),
      ["spec.scaleTargetRef Deployment shop/web"],
    ],
    [
      object("elbv2.k8s.aws/v1beta1 TargetGroupBinding", "web", { spec: { serviceRef: { name: "web" } } }),
      ["spec.serviceRef Service shop/web"],
    ],
    [
      object("argoproj.io/v1alpha1 Application", "web", { spec: { project: "shop" } }),
      ["spec.project AppProject shop/shop"],
    ],
    [
      object("ServiceAccount", "web", { imagePullSecrets: [{ name: "registry" }] }),
      ["imagePullSecrets[0] Secret shop/registry"],
    ],
    [
      object("Pod", "web", {
        spec: {
          containers: [{ envFrom: [{ secretRef: { name: "env" } }] }],
          volumes: [{ name: "csi", csi: { nodePublishSecretRef: { name: "csi" } } }],
          runtimeClassName: "gvisor",
        },
      }),
      [
        "envFrom[0] Secret shop/env",
        "volume csi Secret shop/csi",
        "runtimeClassName RuntimeClass shop/gvisor",
      ],
    ],
  ])("of $kind", (from, expected) => {
    const found = graphOf(treeOf([from])).references.map(({ place, kind, namespace, name, key }) =>
      [place, kind.kind, `${namespace}/${name}`, ...(key === undefined ? [] : [key])].join(" "),
    );
    expect(found).toEqual(expected);
  });
});
