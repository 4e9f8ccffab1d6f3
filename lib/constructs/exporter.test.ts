import { describe, expect, it } from "vitest";
import { everyOffer, postgresOf, rendered } from "#lib/render/rendered.fixture.ts";

const { postgresExporter: _, ...withoutExporter } = everyOffer;

describe("exporter", () => {
  it("may connect to its own database and be scraped, and nothing else", () => {
    const application = rendered({ workloads: [postgresOf("postgres"), postgresOf("archive")] });
    expect(application.object("NetworkPolicy", "archive-exporter").spec).toEqual({
      podSelector: {
        matchLabels: {
          "app.kubernetes.io/name": "exporter",
          "app.kubernetes.io/instance": "archive-exporter",
        },
      },
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
              podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
            },
          ],
          ports: [{ protocol: "TCP", port: 9187 }],
        },
      ],
      egress: [
        {
          to: [{ podSelector: { matchLabels: { "app.kubernetes.io/name": "archive" } } }],
          ports: [{ protocol: "TCP", port: 5432 }],
        },
      ],
    });
  });

  it("does not exist where the cluster offers none", () => {
    const application = rendered({ workloads: [postgresOf("postgres")] }, { offers: withoutExporter });
    expect(application.problems).toEqual([]);
    expect(application.names("NetworkPolicy")).not.toContain("postgres-exporter");
  });
});
