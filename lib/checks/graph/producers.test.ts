import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { object, treeOf } from "../tree.fixture.ts";
import { graphOf } from "./graph.ts";
import { type Kind, kinds } from "./kind.ts";
import { keysOf } from "./names.ts";

/** Keys of a name in the namespace `shop`; undefined where nothing produces it. */
function keysIn(objects: readonly KubernetesObject[], kind: Kind, name: string) {
  const producers = graphOf(treeOf(objects)).names.producersOf(kind, "shop", name);
  return producers.length === 0 ? undefined : keysOf(producers);
}

const annotated = { annotations: { "cert-manager.io/issuer": "ca" } };
const closed = (...known: string[]) => ({ known, open: false });
const open = (...known: string[]) => ({ known, open: true });

describe("keys that an ExternalSecret takes whole", () => {
  const facts = { secretsManager: { "shop/web": ["user", "password"] } };
  const extract = { extract: { key: "shop/web" } };
  const keysWith = (spec: Record<string, Value>) => {
    const made = object("external-secrets.io/v1 ExternalSecret", "web", { spec });
    return keysOf(graphOf(treeOf([made], { facts })).names.producersOf(kinds.secret, "shop", "web"));
  };

  it("are those that the facts tell of", () => {
    expect(keysWith({ dataFrom: [extract] })).toEqual(closed("password", "user"));
    expect(
      keysWith({
        dataFrom: [extract],
        target: { template: { mergePolicy: "Merge", data: { url: "u" } } },
      }),
    ).toEqual(closed("password", "url", "user"));
  });

  it("are unknown where they are renamed, or the facts say nothing of the secret", () => {
    const rewrite = [{ regexp: { source: "(.*)", target: "db_$1" } }];
    expect(keysWith({ dataFrom: [{ ...extract, rewrite }] })).toEqual(open());
    expect(keysWith({ dataFrom: [{ extract: { key: "shop/other" } }] })).toEqual(open());
  });
});

describe("producers of Secrets", () => {
  it.each([
    [
      "Certificate",
      object("cert-manager.io/v1 Certificate", "web", { spec: { secretName: "s" } }),
      closed("ca.crt", "tls.crt", "tls.key"),
    ],
    [
      "Certificate with a keystore",
      object("cert-manager.io/v1 Certificate", "web", {
        spec: { secretName: "s", keystores: { pkcs12: { create: true } } },
      }),
      closed("ca.crt", "keystore.p12", "tls.crt", "tls.key", "truststore.p12"),
    ],
    [
      "Ingress with an issuer",
      object("networking.k8s.io/v1 Ingress", "web", { spec: { tls: [{ secretName: "s" }] } }, annotated),
      closed("ca.crt", "tls.crt", "tls.key"),
    ],
    [
      "Gateway with an issuer",
      object(
        "gateway.networking.k8s.io/v1 Gateway",
        "web",
        { spec: { listeners: [{ tls: { certificateRefs: [{ name: "s" }] } }] } },
        annotated,
      ),
      closed("ca.crt", "tls.crt", "tls.key"),
    ],
    [
      "ExternalSecret",
      object("external-secrets.io/v1 ExternalSecret", "web", {
        spec: { target: { name: "s" }, data: [{ secretKey: "a" }] },
      }),
      closed("a"),
    ],
    [
      "ClusterExternalSecret",
      object("external-secrets.io/v1 ClusterExternalSecret", "web", {
        spec: { externalSecretSpec: { target: { name: "s" }, dataFrom: [{}] }, namespaceSelector: {} },
      }),
      open(),
    ],
    [
      "SealedSecret",
      object("bitnami.com/v1alpha1 SealedSecret", "s", { spec: { encryptedData: { a: "x" } } }),
      closed("a"),
    ],
    [
      "token of a ServiceAccount",
      object("Secret", "s", { type: "kubernetes.io/service-account-token" }),
      open(),
    ],
    ["OnePasswordItem", object("onepassword.com/v1 OnePasswordItem", "s"), open()],
    [
      "ExternalSecret that makes none",
      object("external-secrets.io/v1 ExternalSecret", "s", { spec: { target: { creationPolicy: "None" } } }),
      undefined,
    ],
    [
      "Ingress without an issuer",
      object("networking.k8s.io/v1 Ingress", "web", { spec: { tls: [{ secretName: "s" }] } }),
      undefined,
    ],
  ])("%s", (_, producer, keys) => {
    expect(keysIn([producer], kinds.secret, "s")).toEqual(keys);
  });

  it("add their keys together", () => {
    const one = object("ConfigMap", "c", { data: { a: "" } });
    const other = object("ConfigMap", "c", { binaryData: { b: "" } });
    expect(keysIn([one, other], kinds.configMap, "c")).toEqual(closed("a", "b"));
  });
});

describe("producers of other names", () => {
  it.each([
    [
      "claims of a StatefulSet",
      object("apps/v1 StatefulSet", "db", {
        spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: "data" } }] },
      }),
      kinds.persistentVolumeClaim,
      ["data-db-0", "data-db-1"],
    ],
    [
      "Services of a CloudNativePG Cluster",
      object("postgresql.cnpg.io/v1 Cluster", "db"),
      kinds.service,
      ["db-r", "db-ro", "db-rw"],
    ],
    [
      "Services of an Elasticsearch",
      object("elasticsearch.k8s.elastic.co/v1 Elasticsearch", "logs"),
      kinds.service,
      ["logs-es-http", "logs-es-internal-http", "logs-es-transport"],
    ],
    [
      "Service of a Kibana",
      object("kibana.k8s.elastic.co/v1 Kibana", "logs"),
      kinds.service,
      ["logs-kb-http"],
    ],
    [
      "Services of a collector",
      object("opentelemetry.io/v1beta1 OpenTelemetryCollector", "otel"),
      kinds.service,
      ["otel-collector", "otel-collector-headless", "otel-collector-monitoring"],
    ],
    [
      "ConfigMap of a Bundle, in every namespace",
      object("trust.cert-manager.io/v1alpha1 Bundle", "roots"),
      kinds.configMap,
      ["kube-root-ca.crt", "roots"],
    ],
    [
      "what Kubernetes puts into every namespace",
      object("Namespace", "shop"),
      kinds.serviceAccount,
      ["default"],
    ],
  ])("%s", (_, producer, kind, names) => {
    expect(graphOf(treeOf([producer])).names.namesIn(kind, "shop")).toEqual(names);
  });

  it("have no limit that a manifest sets", () => {
    const huge = object("apps/v1 StatefulSet", "db", {
      spec: { replicas: 1e12, volumeClaimTemplates: [{ metadata: { name: "data" } }] },
    });
    expect(graphOf(treeOf([huge])).names.namesIn(kinds.persistentVolumeClaim, "shop")).toHaveLength(100);
  });
});

describe("namespaces that an ApplicationSet has made", () => {
  const names = (namespace: string, syncOptions: string[]) => {
    const elements = [{ namespace: "monitoring" }, { namespace: "logging" }];
    const spec = { destination: { namespace }, syncPolicy: { syncOptions } };
    const set = object("argoproj.io/v1alpha1 ApplicationSet", "platform", {
      spec: { generators: [{ matrix: { generators: [{ list: { elements } }] } }], template: { spec } },
    });
    return graphOf(treeOf([set], { facts: {} })).names.namesIn(kinds.namespace, "");
  };

  it("are those of its lists, where it asks for them", () => {
    const options = ["CreateNamespace=true"];
    expect(names("{{.namespace}}", options)).toEqual(expect.arrayContaining(["monitoring", "logging"]));
    expect(names("{{ namespace }}", options)).toContain("logging");
    expect(names("apps", options)).toContain("apps");
    expect(names("{{.namespace}}", [])).not.toContain("monitoring");
  });
});
