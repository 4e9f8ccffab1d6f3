import { describe, expect, it } from "vitest";
import { minutes } from "#lib/model/duration.ts";
import { external } from "#lib/model/external.ts";
import { secret } from "#lib/model/secret.ts";
import { postgresOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const wave = ["metadata", "annotations", "argocd.argoproj.io/sync-wave"];
const command = ["migrate", "up"];
const database = external("database", { cidrs: ["192.0.2.0/24"], port: 5432 });

function migrating(changes: Parameters<typeof serviceOf>[1] = {}) {
  return serviceOf("backend", {
    migration: { command },
    calls: [database],
    env: { MODE: "production", DATABASE_URL: secret("database", ["url"]).key("url") },
    ...changes,
  });
}

describe("migration", () => {
  const application = rendered({ workloads: [migrating()] });
  const job = application.object("Job", "backend-migration");

  it("is a hook of every sync, whose last job is deleted first", () => {
    expect(job.metadata.annotations).toEqual({
      "argocd.argoproj.io/hook": "Sync",
      "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
      "argocd.argoproj.io/sync-wave": "-1",
    });
  });

  it("comes after everything that it needs, and before the new version", () => {
    expect(application.object("ExternalSecret", "database")).toHaveProperty(wave, "-2");
    for (const kind of ["ServiceAccount", "ConfigMap", "NetworkPolicy"]) {
      expect(application.object(kind, "backend-migration")).toHaveProperty(wave, "-2");
    }
    expect(application.object("Deployment", "backend")).not.toHaveProperty(wave);
  });

  it("runs the command in the new version's image, with its environment", () => {
    expect(job.spec).toMatchObject({
      activeDeadlineSeconds: 600,
      backoffLimit: 2,
      template: {
        spec: {
          restartPolicy: "Never",
          serviceAccountName: "backend-migration",
          containers: [
            {
              image: "docker.io/example/web:1.2.3",
              command,
              env: [{ name: "DATABASE_URL", valueFrom: { secretKeyRef: { name: "database", key: "url" } } }],
              envFrom: [{ configMapRef: { name: "backend-migration" } }],
            },
          ],
        },
      },
    });
  });

  it("may call what its service may call, and is called by nobody", () => {
    expect(application.object("NetworkPolicy", "backend-migration").spec).toEqual({
      podSelector: { matchLabels: { "app.kubernetes.io/name": "backend-migration" } },
      policyTypes: ["Egress"],
      egress: [{ to: [{ ipBlock: { cidr: "192.0.2.0/24" } }], ports: [{ port: 5432, protocol: "TCP" }] }],
    });
  });

  it("is let into a database of the application", () => {
    const postgres = postgresOf("postgres");
    const both = rendered({ workloads: [migrating({ calls: [postgres] }), postgres] });
    expect(JSON.stringify(both.object("NetworkPolicy", "postgres").spec)).toContain('"backend-migration"');
  });

  it("has room in the quota", () => {
    const without = rendered({ workloads: [serviceOf("backend")] });
    const podsIn = (one: typeof application) => one.object("ResourceQuota", "shop").spec;
    expect(podsIn(without)).toMatchObject({ hard: { pods: "4" } });
    expect(podsIn(application)).toMatchObject({ hard: { pods: "5" } });
  });

  it("is stopped after the time that the definition gives", () => {
    const service = migrating({ migration: { command, deadline: minutes(2) } });
    expect(rendered({ workloads: [service] }).object("Job", "backend-migration").spec).toMatchObject({
      activeDeadlineSeconds: 120,
    });
  });

  it("is there only for services that ask for one", () => {
    expect(rendered({ workloads: [serviceOf("backend")] }).names("Job")).toEqual([]);
  });
});
