import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("store-deletion", () => {
  const cluster = object("postgresql.cnpg.io/v1 Cluster", "db", { spec: { instances: 3 } });
  const kept = object("ConfigMap", "kept");

  it("finds a database that its operator takes down", () => {
    expect(changed("store-deletion", [cluster, kept], [kept])).toEqual([
      at(
        "store-deletion",
        cluster,
        "it is gone from Git and will be deleted: its operator takes down what it runs, with the data in it",
        orSay("keep its manifest", "Destroys: Cluster shop/db"),
      ),
    ]);
  });

  it("takes other custom resources that go, which hold no data", () => {
    const monitor = object("monitoring.coreos.com/v1 ServiceMonitor", "web");
    expect(changed("store-deletion", [cluster, monitor], [cluster])).toEqual([]);
  });
});
