import { describe, expect, it } from "vitest";
import { everyOffer, postgresOf, rendered } from "#lib/render/rendered.fixture.ts";

const { storageClass: _, ...withoutStorage } = everyOffer;

describe("claim", () => {
  it("asks for as much as the definition says, of the class that the cluster offers", () => {
    const application = rendered({ workloads: [postgresOf("postgres")] });
    expect(application.object("PersistentVolumeClaim", "postgres-data").spec).toEqual({
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "20Gi" } },
      storageClassName: "gp3",
      volumeMode: "Filesystem",
    });
  });

  it("refuses a volume on a cluster without a storage class", () => {
    const { problems } = rendered({ workloads: [postgresOf("postgres")] }, { offers: withoutStorage });
    expect(problems).toEqual([
      "workload postgres of shop needs a storage class, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
