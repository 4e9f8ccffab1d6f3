import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, fullFacts, object, release } from "../../tree.fixture.ts";

function reading(key: string, secret = "backend-oauth", optional = false) {
  const secretKeyRef = { name: secret, key, optional };
  return deployment("backend", { env: [{ name: "GOOGLE_CLIENT_ID", valueFrom: { secretKeyRef } }] });
}

const store = object("external-secrets.io/v1 SecretStore", "aws");
const eso = {
  eso: { crds: ["external-secrets.io/v1/ExternalSecret", "external-secrets.io/v1/SecretStore"] },
};
const withEso = {
  facts: { ...fullFacts, chartsProvide: eso },
  charts: [{ ...release("eso"), namespace: "eso" }],
};

function externalSecret(name: string, keys: readonly string[], spec: Record<string, Value> = {}) {
  const data = keys.map((secretKey) => ({ secretKey, remoteRef: { key: name, property: secretKey } }));
  return object("external-secrets.io/v1 ExternalSecret", name, {
    spec: { secretStoreRef: { name: "aws" }, data, ...spec },
  });
}

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("references", objects, withEso);

describe("references to Secrets", () => {
  it("finds the keys that an ExternalSecret makes", () => {
    expect(
      find(reading("google-client-id"), externalSecret("backend-oauth", ["google-client-id"]), store),
    ).toEqual([]);
  });

  it("refuses a Secret that nothing produces", () => {
    const reader = reading("google-client-id");
    expect(find(reader)).toEqual([
      at(
        "references",
        reader,
        "env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces",
        "add Secret backend-oauth to namespace shop, or correct the name",
      ),
    ]);
  });

  it("refuses a key that the Secret has not, and lists those it has", () => {
    const reader = reading("google-client-id");
    expect(find(reader, externalSecret("backend-oauth", ["jwt-secret", "session"]), store)).toEqual([
      at(
        "references",
        reader,
        "env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces: it has jwt-secret and session",
        "add it to the keys of the Secret",
      ),
    ]);
  });

  it("names what was probably meant", () => {
    const reader = reading("google-client-id", "backend-oath");
    expect(find(reader, externalSecret("backend-oauth", ["google-client-id"]), store)).toEqual([
      at(
        "references",
        reader,
        "env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oath, which nothing produces",
        "write backend-oauth, or add Secret backend-oath to namespace shop",
      ),
    ]);
  });

  it("lets optional references be", () => {
    expect(find(reading("google-client-id", "backend-oauth", true))).toEqual([]);
  });

  it("takes any key of a Secret that is fetched as a whole", () => {
    const whole = externalSecret("backend-oauth", [], { dataFrom: [{ extract: { key: "oauth" } }] });
    expect(find(reading("google-client-id"), whole, store)).toEqual([]);
  });

  it("takes the keys of a template for the only ones, unless it merges", () => {
    const target = { template: { data: { url: "{{ .password }}" } } };
    const replaced = externalSecret("backend-oauth", ["google-client-id"], { target });
    expect(find(reading("google-client-id"), replaced, store).map(({ message }) => message)).toEqual([
      "env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces: it has url",
    ]);
    const merging = { template: { ...target.template, mergePolicy: "Merge" } };
    expect(
      find(
        reading("google-client-id"),
        externalSecret("backend-oauth", ["google-client-id"], { target: merging }),
        store,
      ),
    ).toEqual([]);
  });

  it("looks in the namespace of the reader only", () => {
    const elsewhere = object(
      "Secret",
      "backend-oauth",
      { stringData: { "google-client-id": "" } },
      { namespace: "other" },
    );
    expect(find(reading("google-client-id"), elsewhere)).toHaveLength(1);
    const here = object("Secret", "backend-oauth", { stringData: { "google-client-id": "" } });
    expect(find(reading("google-client-id"), here)).toEqual([]);
  });

  it("only warns where a chart that the facts do not describe may bring it", () => {
    const reader = reading("password", "loki-auth");
    expect(findingsOf("references", [reader], { charts: [release("loki")] })).toEqual([
      at(
        "references",
        reader,
        "env GOOGLE_CLIENT_ID reads key password of Secret loki-auth, which nothing produces, but the facts do not say whether chart loki brings it",
        "add Secret loki-auth to namespace shop, or correct the name",
        "warning",
      ),
    ]);
  });

  it("finds what a chart brings by the facts", () => {
    const facts = { ...fullFacts, chartsProvide: { loki: { secrets: ["shop/loki-auth"] } } };
    expect(
      findingsOf("references", [reading("any", "loki-auth")], { facts, charts: [release("loki")] }),
    ).toEqual([]);
    const application = object("argoproj.io/v1alpha1 Application", "loki", {
      spec: { destination: { namespace: "shop" }, sources: [{ chart: "loki" }] },
    });
    expect(findingsOf("references", [reading("any", "loki-auth"), application], { facts })).toEqual([]);
  });

  it("takes what an unknown operator may make of a resource for doubtful", () => {
    const definition = object("apiextensions.k8s.io/v1 CustomResourceDefinition", "things.example.com", {
      spec: { group: "example.com", names: { kind: "Thing" }, versions: [{ name: "v1", served: true }] },
    });
    const reader = reading("password", "one-credentials");
    expect(find(definition, object("example.com/v1 Thing", "one"), reader)).toEqual([
      at(
        "references",
        reader,
        "env GOOGLE_CLIENT_ID reads key password of Secret one-credentials, which nothing produces, but the operator of Thing one may make it",
        "add Secret one-credentials to namespace shop, or correct the name",
        "warning",
      ),
    ]);
  });
});

describe("references of pods", () => {
  const volumes = [
    { name: "config", configMap: { name: "config", items: [{ key: "app.ini", path: "app.ini" }] } },
    { name: "data", persistentVolumeClaim: { claimName: "data-postgres-1" } },
    { name: "ca", configMap: { name: "kube-root-ca.crt" } },
    { name: "tls", projected: { sources: [{ secret: { name: "tls" } }] } },
  ];
  const pod = deployment(
    "web",
    {},
    {
      volumes,
      serviceAccountName: "web",
      priorityClassName: "high",
      imagePullSecrets: [{ name: "registry" }],
    },
  );
  const producers = [
    object("ConfigMap", "config", { data: { "app.ini": "" } }),
    object("apps/v1 StatefulSet", "postgres", {
      spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: "data" } }] },
    }),
    object("Secret", "tls"),
    object("Secret", "registry"),
    object("ServiceAccount", "web"),
    object("scheduling.k8s.io/v1 PriorityClass", "high"),
  ];

  it("accepts what manifests, StatefulSets and Kubernetes produce", () => {
    expect(find(pod, ...producers)).toEqual([]);
  });

  it("refuses each name that nothing produces", () => {
    expect(find(pod).map(({ message }) => message)).toEqual([
      "imagePullSecrets[0] names Secret registry, which nothing produces",
      "priorityClassName names PriorityClass high, which nothing produces",
      "serviceAccountName names ServiceAccount web, which nothing produces",
      "volume config reads key app.ini of ConfigMap config, which nothing produces",
      "volume data names PersistentVolumeClaim data-postgres-1, which nothing produces",
      "volume tls names Secret tls, which nothing produces",
    ]);
  });
});

describe("references of other kinds", () => {
  const ingress = object(
    "networking.k8s.io/v1 Ingress",
    "web",
    {
      spec: {
        ingressClassName: "alb",
        tls: [{ secretName: "web-tls" }],
        rules: [
          {
            http: {
              paths: [
                { backend: { service: { name: "web", port: { name: "http" } } } },
                { backend: { service: { name: "redirect", port: { name: "use-annotation" } } } },
              ],
            },
          },
        ],
      },
    },
    { annotations: { "cert-manager.io/cluster-issuer": "letsencrypt" } },
  );

  it("follows an Ingress to its class, issuer and Services, and takes its certificates for made", () => {
    expect(find(ingress).map(({ message }) => message)).toEqual([
      "annotation cert-manager.io/cluster-issuer names ClusterIssuer letsencrypt, which nothing produces",
      "spec.ingressClassName names IngressClass alb, which nothing produces",
      "spec.rules[0].http.paths[0] names Service web, which nothing produces",
    ]);
  });

  it("follows a binding to its role and its accounts", () => {
    const binding = (role: string) =>
      object("rbac.authorization.k8s.io/v1 RoleBinding", "web", {
        roleRef: { kind: "Role", name: role },
        subjects: [
          { kind: "ServiceAccount", name: "robot", namespace: "ci" },
          { kind: "User", name: "anna" },
        ],
      });
    expect(find(binding("web")).map(({ message, fix }) => [message, fix])).toEqual([
      [
        "roleRef names Role web, which nothing produces",
        "add Role web to namespace shop, or correct the name",
      ],
      [
        "subjects[0] names ServiceAccount robot of namespace ci, which nothing produces",
        "add ServiceAccount robot to namespace ci, or correct the name",
      ],
    ]);
    const account = object("ServiceAccount", "robot", {}, { namespace: "ci" });
    expect(find(binding("system:leader-locking"), account)).toEqual([]);
  });

  it("only warns of a role with the name of a chart, whose roles the facts do not list", () => {
    const binding = (name: string) =>
      object("rbac.authorization.k8s.io/v1 ClusterRoleBinding", "web", {
        roleRef: { kind: "ClusterRole", name },
      });
    expect(find(binding("eso-view")).map(({ severity }) => severity)).toEqual(["warning"]);
    expect(find(binding("viewer")).map(({ severity }) => severity)).toEqual(["error"]);
  });

  it("takes the ClusterRoles of Kubernetes for there", () => {
    const binding = object("rbac.authorization.k8s.io/v1 ClusterRoleBinding", "web", {
      roleRef: { kind: "ClusterRole", name: "cluster-admin" },
      subjects: [{ kind: "ServiceAccount", name: "default", namespace: "shop" }],
    });
    expect(find(binding)).toEqual([]);
  });

  it("follows an autoscaler to its workload", () => {
    const autoscaler = object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
      spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
    });
    expect(find(autoscaler, deployment("web"))).toEqual([]);
    expect(find(autoscaler)).toEqual([
      at(
        "references",
        autoscaler,
        "spec.scaleTargetRef names Deployment web, which nothing produces",
        "add Deployment web to namespace shop, or correct the name",
      ),
    ]);
  });

  it("takes a class that only a volume has for a class", () => {
    const claim = object("PersistentVolumeClaim", "files", { spec: { storageClassName: "files" } });
    const volume = object("PersistentVolume", "files", { spec: { storageClassName: "files" } });
    expect(find(claim, volume)).toEqual([]);
    expect(find(claim).map(({ message }) => message)).toEqual([
      "spec.storageClassName names StorageClass files, which nothing produces",
    ]);
  });

  it("only warns of classes where the facts do not say what is preinstalled", () => {
    const claim = object("PersistentVolumeClaim", "files", { spec: { storageClassName: "gp2" } });
    expect(findingsOf("references", [claim], { facts: {} })).toEqual([
      at(
        "references",
        claim,
        "spec.storageClassName names StorageClass gp2, which nothing produces, but the facts do not say what is preinstalled",
        "add StorageClass gp2 to the cluster, or correct the name",
        "warning",
      ),
    ]);
  });
});
