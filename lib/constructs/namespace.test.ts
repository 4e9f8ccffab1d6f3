import { describe, expect, it } from "vitest";
import { postgresOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

describe("namespace", () => {
  it("holds the pods of an application to the level restricted", () => {
    expect(rendered({ workloads: [] }).object("Namespace", "shop").metadata.labels).toEqual({
      "app.kubernetes.io/part-of": "shop",
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/warn": "restricted",
    });
  });

  it("keeps volumes and namespaces when their Application goes", () => {
    const application = rendered({ workloads: [postgresOf("postgres")] });
    const kept = ["metadata", "annotations", "argocd.argoproj.io/sync-options"];
    expect(application.object("Namespace", "shop")).toHaveProperty(kept, "Prune=false,Delete=false");
    expect(application.object("PersistentVolumeClaim", "postgres-data")).toHaveProperty(
      kept,
      "Prune=false,Delete=false",
    );
  });

  it("is there before its secrets, which are there before everything else", () => {
    const application = rendered({ workloads: [postgresOf("postgres")] });
    const wave = ["metadata", "annotations", "argocd.argoproj.io/sync-wave"];
    expect(application.object("Namespace", "shop")).toHaveProperty(wave, "-3");
    expect(application.object("ExternalSecret", "postgres-credentials")).toHaveProperty(wave, "-2");
    expect(application.object("StatefulSet", "postgres")).not.toHaveProperty(wave);
  });

  it("gives containers that ask for nothing a little, because the quota refuses them otherwise", () => {
    const application = rendered({ workloads: [serviceOf("backend")] });
    expect(application.object("LimitRange", "shop").spec).toEqual({
      limits: [
        {
          type: "Container",
          defaultRequest: { cpu: "50m", memory: "64Mi" },
          default: { memory: "128Mi" },
        },
      ],
    });
  });

  it("bounds what its pods may take", () => {
    const application = rendered({ workloads: [serviceOf("backend", { replicas: 3 })] });
    expect(application.object("ResourceQuota", "shop").spec).toEqual({
      hard: { pods: "6", "requests.cpu": "600m", "requests.memory": "768Mi", "limits.memory": "1536Mi" },
    });
  });
});
