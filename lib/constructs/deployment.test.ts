import { describe, expect, it } from "vitest";
import { textAt } from "#lib/checks/graph/fields.ts";
import type { ConfigFile } from "#lib/model/config-file.ts";
import { fixedImage } from "#lib/model/image.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { secret } from "#lib/model/secret.ts";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const TEMPLATE = "spec.template";
const CONTAINER = `${TEMPLATE}.spec.containers[0]`;

function checksum(env: Record<string, string>, files: Record<string, ConfigFile> = {}): string | undefined {
  const application = rendered({ workloads: [serviceOf("backend", { env, files })] });
  const deployment = application.object("Deployment", "backend");
  return textAt(deployment, "spec", "template", "metadata", "annotations", "checksum/config");
}

describe("deployment", () => {
  it("has new pods ready before old ones stop", () => {
    const deployment = rendered({ workloads: [serviceOf("backend")] }).object("Deployment", "backend");
    expect(deployment).toHaveProperty("spec.strategy", {
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
    });
  });

  it("counts as failed when it makes no progress for ten minutes", () => {
    const deployment = rendered({ workloads: [serviceOf("backend")] }).object("Deployment", "backend");
    expect(deployment).toHaveProperty("spec.progressDeadlineSeconds", 600);
  });

  it("goes on serving for a moment after it is told to stop, and still has time to finish", () => {
    const deployment = rendered({ workloads: [serviceOf("backend")] }).object("Deployment", "backend");
    expect(deployment).toHaveProperty(`${CONTAINER}.lifecycle`, { preStop: { sleep: { seconds: 5 } } });
    expect(deployment).toHaveProperty(`${TEMPLATE}.spec.terminationGracePeriodSeconds`, 30);
  });

  it("runs only on nodes of the processor that its image is built for", () => {
    const workloads = [serviceOf("backend", { architecture: "amd64" }), serviceOf("anywhere")];
    const application = rendered({ workloads });
    expect(application.object("Deployment", "backend")).toHaveProperty(`${TEMPLATE}.spec.nodeSelector`, {
      "kubernetes.io/arch": "amd64",
    });
    expect(application.object("Deployment", "anywhere")).not.toHaveProperty(`${TEMPLATE}.spec.nodeSelector`);
  });

  it("selects its pods by name only, because selectors cannot change", () => {
    const deployment = rendered({ workloads: [serviceOf("backend")] }).object("Deployment", "backend");
    expect(deployment).toHaveProperty("spec.selector", {
      matchLabels: { "app.kubernetes.io/name": "backend" },
    });
    expect(deployment).toHaveProperty(`${TEMPLATE}.metadata.labels`, {
      "app.kubernetes.io/name": "backend",
      "app.kubernetes.io/part-of": "shop",
    });
  });

  it("reads plain values from a ConfigMap and secret ones from their Secret", () => {
    const oauth = secret("oauth", ["token"]);
    const backend = serviceOf("backend", {
      env: { MODE: "production", PORT: 8000, TOKEN: oauth.key("token") },
    });
    const application = rendered({ workloads: [backend] });
    expect(application.object("ConfigMap", "backend").data).toEqual({ MODE: "production", PORT: "8000" });
    const deployment = application.object("Deployment", "backend");
    expect(deployment).toHaveProperty(`${CONTAINER}.envFrom`, [{ configMapRef: { name: "backend" } }]);
    expect(deployment).toHaveProperty(`${CONTAINER}.env`, [
      { name: "TOKEN", valueFrom: { secretKeyRef: { name: "oauth", key: "token" } } },
    ]);
  });

  it("replaces its pods when their configuration changes, and only then", () => {
    const one = { name: "app.conf", content: "one" };
    const two = { name: "app.conf", content: "two" };
    expect(checksum({ A: "1" })).toMatch(/^[0-9a-f]{16}$/);
    expect(checksum({ A: "1", B: "2" })).toBe(checksum({ B: "2", A: "1" }));
    expect(checksum({ A: "1" })).not.toBe(checksum({ A: "2" }));
    expect(checksum({ A: "1" }, { "/etc/app.conf": one })).not.toBe(
      checksum({ A: "1" }, { "/etc/app.conf": two }),
    );
  });

  it("keeps a ServiceAccount for each service, with a token only for those that ask", () => {
    const workloads = [serviceOf("backend"), serviceOf("operator", { apiToken: true })];
    const application = rendered({ workloads });
    for (const [name, token] of [
      ["backend", false],
      ["operator", true],
    ] as const) {
      const deployment = application.object("Deployment", name);
      expect(deployment).toHaveProperty(`${TEMPLATE}.spec.serviceAccountName`, name);
      expect(deployment).toHaveProperty(`${TEMPLATE}.spec.automountServiceAccountToken`, token);
      expect(application.object("ServiceAccount", name)).toHaveProperty(
        "automountServiceAccountToken",
        token,
      );
    }
  });

  it("takes a name that only the ConfigMap of its files would make too long", () => {
    const name = "x".repeat(60);
    expect(rendered({ workloads: [serviceOf(name)] }).problems).toEqual([]);
  });

  it("refuses a name that with its files is too long for a ConfigMap", () => {
    const name = "x".repeat(60);
    const files = { "/etc/app.conf": { name: "app.conf", content: "" } };
    expect(rendered({ workloads: [serviceOf(name, { files })] }).problems).toEqual([
      `ConfigMap name "${name}-files" has 66 characters; at most 63 are allowed: shorten it`,
    ]);
  });
});

describe("an exporter", () => {
  const exporter = {
    image: fixedImage("exporter", "docker.io/example/exporter:1.2.3"),
    args: ["--scrape=http://127.0.0.1:80/status"],
    port: 9113,
    path: "/metrics",
    cpu: millicores(10),
    memory: mebibytes(16, 48),
  };
  const application = rendered({ workloads: [serviceOf("web", { port: 80, exporter })] });

  it("is a container beside the service, as restricted as it, with a size of its own", () => {
    expect(application.object("Deployment", "web")).toHaveProperty(`${TEMPLATE}.spec.containers[1]`, {
      name: "exporter",
      image: "docker.io/example/exporter:1.2.3",
      imagePullPolicy: "IfNotPresent",
      args: exporter.args,
      ports: [{ name: "metrics", containerPort: 9113 }],
      resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "48Mi" } },
      securityContext: expect.objectContaining({ readOnlyRootFilesystem: true, runAsNonRoot: true }),
    });
  });

  it("is what is scraped, and its port is open to nobody else", () => {
    expect(application.object("ServiceMonitor", "web").spec).toMatchObject({
      endpoints: [{ targetPort: 9113, path: "/metrics" }],
    });
    expect(application.object("NetworkPolicy", "web").spec).toMatchObject({
      ingress: [{ ports: [{ port: 9113 }] }],
    });
    expect(application.object("Service", "web").spec).toMatchObject({ ports: [{ port: 80 }] });
  });
});
