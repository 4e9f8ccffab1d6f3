import { describe, expect, it } from "vitest";
import { isTrueAt, textAt } from "#lib/checks/graph/fields.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import { fixedImage, imagesOf } from "#lib/model/image.ts";
import { gibibytes, millicores } from "#lib/model/quantity.ts";
import { everything } from "#lib/render/everything.fixture.ts";
import { postgresOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";
import type { Value } from "#lib/render/resource.ts";
import { containersOf, podTemplates, restrictedViolations } from "./pod-security.fixture.ts";

const templates = podTemplates(rendered(everything).objects);

const secure = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};

function podWith(securityContext: Value, podSpec: Record<string, Value> = {}): Value {
  return { spec: { ...podSpec, containers: [{ name: "main", securityContext }] } };
}

describe("security context", () => {
  it("the sweep sees every kind of workload", () => {
    expect(templates.map(([title]) => title).sort()).toEqual([
      "CronJob archive-backup",
      "CronJob archive-restore",
      "CronJob postgres-backup",
      "CronJob postgres-restore",
      "CronJob redis-backup",
      "CronJob redis-restore",
      "CronJob report",
      "Deployment backend",
      "Deployment frontend",
      "StatefulSet archive",
      "StatefulSet postgres",
      "StatefulSet redis",
    ]);
  });

  it.each(templates)("%s keeps to the level restricted", (_, template) => {
    expect(restrictedViolations(template)).toEqual([]);
  });

  it.each(templates)("%s has no container that can write to its own root", (_, template) => {
    const containers = containersOf(template);
    expect(containers.length).toBeGreaterThan(0);
    const writable = containers.filter((one) => !isTrueAt(one, "securityContext", "readOnlyRootFilesystem"));
    expect(writable.map((container) => textAt(container, "name"))).toEqual([]);
  });

  it.each<[string, Value]>([
    ["allowPrivilegeEscalation", podWith({ ...secure, allowPrivilegeEscalation: true })],
    ["capabilities.drop", podWith({ ...secure, capabilities: {} })],
    ["capabilities.add", podWith({ ...secure, capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } })],
    ["runAsNonRoot", podWith({ ...secure, runAsNonRoot: false })],
    ["runAsUser", podWith({ ...secure, runAsUser: 0 })],
    ["seccompProfile", podWith({ ...secure, seccompProfile: { type: "Unconfined" } })],
    ["privileged", podWith({ ...secure, privileged: true })],
    ["hostNetwork", podWith(secure, { hostNetwork: true })],
    ["volume hostPath", podWith(secure, { volumes: [{ name: "host", hostPath: { path: "/" } }] })],
    ["sysctl kernel.msgmax", podWith(secure, { securityContext: { sysctls: [{ name: "kernel.msgmax" }] } })],
  ])("the level restricted would not admit %s", (violation, template) => {
    expect(restrictedViolations(template)).toEqual([violation]);
  });

  it("lets a service listen on port 80 without root and without a capability", () => {
    const application = rendered({ workloads: [serviceOf("web", { port: 80 }), serviceOf("api")] });
    const sysctls = "spec.template.spec.securityContext.sysctls";
    expect(application.object("Deployment", "web")).toHaveProperty(sysctls, [
      { name: "net.ipv4.ip_unprivileged_port_start", value: "0" },
    ]);
    expect(application.object("Deployment", "api")).not.toHaveProperty(sysctls);
  });
});

describe("container", () => {
  it("runs the image of its cluster's environment", () => {
    const { app } = imagesOf({
      staging: { app: "registry.example.com/app:1.3.0" },
      production: { app: "registry.example.com/app:1.2.0" },
    });
    const application = rendered(
      { workloads: [serviceOf("backend", { image: app })] },
      { on: clusterOf({ name: "staging", environment: "staging" }) },
    );
    expect(application.object("Deployment", "backend")).toHaveProperty(
      "spec.template.spec.containers[0].image",
      "registry.example.com/app:1.3.0",
    );
  });

  it("refuses an image that its cluster's environment does not have", () => {
    const { app } = imagesOf({ staging: { app: "registry.example.com/app:1.3.0" } });
    expect(rendered({ workloads: [serviceOf("backend", { image: app })] }).problems).toEqual([
      "image app has no reference for environment production, only for staging; add it to images.json",
    ]);
  });

  it("writes quantities as the API server does, and no CPU limit that nobody set", () => {
    const image = fixedImage("app", "registry.example.com/app:1.2.3");
    const backend = serviceOf("backend", { image, cpu: millicores(1000), memory: gibibytes(1) });
    expect(rendered({ workloads: [backend] }).object("Deployment", "backend")).toHaveProperty(
      "spec.template.spec.containers[0].resources",
      { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } },
    );
  });

  it("may have the name of a container of another workload", () => {
    const application = rendered({ workloads: [postgresOf("postgres"), postgresOf("archive")] });
    expect(application.problems).toEqual([]);
    expect(application.names("CronJob")).toEqual([
      "archive-backup",
      "archive-restore",
      "postgres-backup",
      "postgres-restore",
    ]);
  });
});
