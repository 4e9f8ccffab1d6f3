import { describe, expect, it } from "vitest";
import { everyOffer, postgresOf, redisOf, rendered } from "#lib/render/rendered.fixture.ts";

const { postgresExporter: _postgres, redisExporter: _redis, ...withoutExporters } = everyOffer;

describe("exporter", () => {
  it.each([
    { server: postgresOf("archive"), others: postgresOf("postgres"), port: 5432, metrics: 9187 },
    { server: redisOf("archive"), others: redisOf("redis"), port: 6379, metrics: 9121 },
  ])("of $server.kind may connect to its own server and be scraped, and nothing else", (given) => {
    const application = rendered({ workloads: [given.others, given.server] });
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
          ports: [{ protocol: "TCP", port: given.metrics }],
        },
      ],
      egress: [
        {
          to: [{ podSelector: { matchLabels: { "app.kubernetes.io/name": "archive" } } }],
          ports: [{ protocol: "TCP", port: given.port }],
        },
      ],
    });
  });

  it("does not exist where the cluster offers none", () => {
    const workloads = [postgresOf("postgres"), redisOf("redis")];
    const application = rendered({ workloads }, { offers: withoutExporters });
    expect(application.problems).toEqual([]);
    expect(application.names("NetworkPolicy").filter((name) => name.endsWith("exporter"))).toEqual([]);
  });
});
