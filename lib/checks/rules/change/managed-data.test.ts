import { describe, expect, it } from "vitest";
import { orSay } from "../../change/change.fixture.ts";
import { changedFacts, infrastructure } from "../../change/infrastructure.fixture.ts";

describe("managed-data", () => {
  const { databases } = infrastructure;

  it("finds what is gone", () => {
    const facts = { databases: {}, buckets: {}, repositories: {}, secrets: {}, zone: null };
    expect(changedFacts("managed-data", facts)).toEqual([
      `Database orders is gone: Terraform deletes the server with all data, or fails as a whole as long as something protects it; ${orSay("keep it", "Destroys: Database orders")}`,
      `Bucket backups is gone: Terraform deletes it with everything in it, or fails as a whole as long as something protects it; ${orSay("keep it", "Destroys: Bucket backups")}`,
      `ImageRepository web is gone: Terraform deletes it with all images, or fails as a whole because it is not empty; ${orSay("keep it", "Destroys: ImageRepository web")}`,
      `RemoteSecret test/shop/oauth is gone: Terraform deletes it in Secrets Manager, with the values that people filled in; ${orSay("keep it", "Destroys: RemoteSecret test/shop/oauth")}`,
      `Zone example.com is gone: Terraform deletes its records, and none of its hosts is found any more; ${orSay("keep it", "Destroys: Zone example.com")}`,
    ]);
  });

  it("finds a server that Terraform would build anew, and what AWS refuses", () => {
    const orders = { ...databases.orders, version: "14", storage: 50, database: "shop" };
    const say = orSay("leave it as it is", "Replaces: Database orders");
    expect(changedFacts("managed-data", { databases: { orders } })).toEqual([
      `Database orders: database changes from orders to shop: Terraform builds another server, without the data; ${say}`,
      `Database orders: version changes from 15 to 14: AWS lowers no version, and Terraform builds another server or fails; ${say}`,
      `Database orders: storage is 50 GiB after 100 GiB: AWS shrinks no storage, and Terraform fails; ${say}`,
    ]);
  });

  it("takes a larger server and more buckets", () => {
    const orders = { ...databases.orders, storage: 200, class: "db.t3.medium" };
    const buckets = {
      ...infrastructure.buckets,
      assets: { versioned: false, lifecycle: [], old_version_days: null },
    };
    expect(changedFacts("managed-data", { databases: { orders }, buckets })).toEqual([]);
  });
});
