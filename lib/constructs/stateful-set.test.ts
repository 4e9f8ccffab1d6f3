import { describe, expect, it } from "vitest";
import { postgresOf, redisOf, rendered } from "#lib/render/rendered.fixture.ts";

const application = rendered({ workloads: [postgresOf("postgres"), redisOf("redis")] });

describe.each(["postgres", "redis"])("the StatefulSet of %s", (name) => {
  const { spec } = application.object("StatefulSet", name);

  it("never runs two pods on one volume", () => {
    expect(spec).toMatchObject({
      replicas: 1,
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
    });
  });

  it("claims its volume by name, not by a template that could not change", () => {
    expect(spec).not.toHaveProperty("volumeClaimTemplates");
    expect(spec).toHaveProperty("template.spec.volumes[0]", {
      name: "data",
      persistentVolumeClaim: { claimName: `${name}-data`, readOnly: false },
    });
  });

  it("is found by its Service and by nothing but its name", () => {
    const label = { "app.kubernetes.io/name": name };
    expect(spec).toMatchObject({ serviceName: name, template: { metadata: { labels: label } } });
    expect(spec).toHaveProperty("selector", { matchLabels: label });
  });

  it("gets no token for the API server", () => {
    expect(spec).toHaveProperty("template.spec.automountServiceAccountToken", false);
    expect(spec).toHaveProperty("template.spec.serviceAccountName", name);
  });
});
