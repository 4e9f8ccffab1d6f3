import { describe, expect, it } from "vitest";
import { valueAt } from "#lib/checks/graph/fields.ts";
import { postgresOf, rendered } from "#lib/render/rendered.fixture.ts";

const application = rendered({ workloads: [postgresOf("postgres")] });
const set = application.object("StatefulSet", "postgres");
const pod = valueAt(set, "spec", "template", "spec");

describe("postgres", () => {
  it("keeps its data in a folder of the volume, because the volume's root is not empty", () => {
    expect(application.object("ConfigMap", "postgres").data).toEqual({
      POSTGRES_DB: "shop",
      PGDATA: "/var/lib/postgresql/data/pgdata",
    });
    expect(pod).toMatchObject({
      containers: [
        {
          volumeMounts: [
            { name: "data", mountPath: "/var/lib/postgresql/data" },
            { name: "tmp", mountPath: "/tmp" },
            { name: "var-run-postgresql", mountPath: "/var/run/postgresql" },
          ],
        },
      ],
    });
  });

  it("takes user and password from its own Secret", () => {
    const from = (key: string) => ({ valueFrom: { secretKeyRef: { name: "postgres-credentials", key } } });
    expect(pod).toHaveProperty("containers[0].env", [
      { name: "POSTGRES_USER", ...from("username") },
      { name: "POSTGRES_PASSWORD", ...from("password") },
    ]);
  });

  it("owns its volume as the image's user", () => {
    expect(pod).toHaveProperty("securityContext", {
      fsGroup: 999,
      fsGroupChangePolicy: "OnRootMismatch",
      runAsGroup: 999,
      runAsNonRoot: true,
      runAsUser: 999,
    });
  });

  it("gets two minutes to write a checkpoint", () => {
    expect(pod).toHaveProperty("terminationGracePeriodSeconds", 120);
  });

  it("is asked by pg_isready for the database that others use", () => {
    const command = ["pg_isready", "--quiet", "--dbname=shop", "--host=127.0.0.1"];
    expect(pod).toMatchObject({
      containers: [{ readinessProbe: { exec: { command } }, livenessProbe: { exec: { command } } }],
    });
  });

  it("answers on 5432", () => {
    expect(application.object("Service", "postgres").spec).toMatchObject({
      ports: [{ name: "postgres", port: 5432, targetPort: "postgres" }],
    });
    expect(pod).toMatchObject({ containers: [{ ports: [{ name: "postgres", containerPort: 5432 }] }] });
  });
});
