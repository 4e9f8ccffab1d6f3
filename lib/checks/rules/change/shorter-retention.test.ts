import { describe, expect, it } from "vitest";
import { orSay } from "../../change/change.fixture.ts";
import { changedFacts, infrastructure } from "../../change/infrastructure.fixture.ts";

describe("shorter-retention", () => {
  const { databases, buckets } = infrastructure;

  it("finds backups, objects, versions and images that are kept for less long", () => {
    const facts = {
      databases: { orders: { ...databases.orders, backup_days: 0 } },
      buckets: {
        backups: {
          versioned: true,
          lifecycle: [{ prefix: "dumps/", infrequent_access_days: null, expiration_days: 7 }],
          old_version_days: 14,
        },
      },
      repositories: { web: { keep: 3 } },
    };
    expect(changedFacts("shorter-retention", facts)).toEqual([
      `Database orders keeps backups for 0 days after 7 days: AWS deletes its backups and makes no more; ${orSay("keep them as long", "Destroys: Database orders")}`,
      `Bucket backups keeps objects below dumps/ for 7 days after 30 days: AWS deletes the older ones; ${orSay("keep them as long", "Destroys: Bucket backups")}`,
      `Bucket backups keeps old versions for 14 days after no end: AWS deletes the older ones; ${orSay("keep them as long", "Destroys: Bucket backups")}`,
      `ImageRepository web keeps 3 images after 10: AWS deletes the older ones, to which no rollback leads then; ${orSay("keep as many", "Destroys: ImageRepository web")}`,
    ]);
  });

  it("finds a bucket without versions", () => {
    const facts = { buckets: { backups: { ...buckets.backups, versioned: false } } };
    expect(changedFacts("shorter-retention", facts)).toEqual([
      `Bucket backups keeps no versions any more: what is overwritten or deleted is lost; ${orSay("keep versioned", "Destroys: Bucket backups")}`,
    ]);
  });

  it("takes what is kept longer", () => {
    const facts = {
      databases: { orders: { ...databases.orders, backup_days: 35 } },
      repositories: { web: { keep: 100 } },
    };
    expect(changedFacts("shorter-retention", facts)).toEqual([]);
  });
});
