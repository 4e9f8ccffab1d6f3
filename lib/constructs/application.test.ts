import { ApiObject } from "cdk8s";
import { ConfigMap, Secret } from "cdk8s-plus-28";
import { describe, expect, it } from "vitest";
import { everything } from "#lib/render/everything.fixture.ts";
import { rendered } from "#lib/render/rendered.fixture.ts";

describe("application", () => {
  it("says everything that it can say without a problem", () => {
    expect(rendered(everything).problems).toEqual([]);
  });

  it("puts everything into its own namespace and labels it as its part", () => {
    const { objects } = rendered(everything);
    const own = objects.filter(({ metadata }) => metadata.name !== "raw");
    const elsewhere = own.filter(
      ({ kind, metadata }) => kind !== "Namespace" && metadata.namespace !== "shop",
    );
    expect(elsewhere).toEqual([]);
    for (const { metadata } of own) {
      expect(metadata.labels).toMatchObject({ "app.kubernetes.io/part-of": "shop" });
    }
  });

  it("takes what the standard shapes cannot say as constructs, with the names that they give", () => {
    const application = rendered({
      workloads: [],
      resources: (chart) => {
        new ConfigMap(chart, "settings", { metadata: { name: "settings" }, data: { a: "1" } });
        new ApiObject(chart, "queue", {
          apiVersion: "example.com/v1",
          kind: "Queue",
          metadata: { name: "q" },
        });
      },
    });
    expect(application.object("ConfigMap", "settings").data).toEqual({ a: "1" });
    expect(application.object("Queue", "q")).toEqual({
      apiVersion: "example.com/v1",
      kind: "Queue",
      metadata: { name: "q" },
    });
  });

  it("gives no hash to the name of a construct that names itself by its place", () => {
    const application = rendered({ workloads: [], resources: (chart) => void new Secret(chart, "token") });
    expect(application.names("Secret")).toEqual(["shop-token"]);
  });

  it("reports a construct that contradicts another one", () => {
    const resources = (chart: ConstructorParameters<typeof ConfigMap>[0]) => {
      new ConfigMap(chart, "settings");
      new ConfigMap(chart, "settings");
    };
    expect(rendered({ workloads: [], resources }).problems).toEqual([
      "There is already a Construct with name 'settings' in Chart [shop]; correct the definition",
    ]);
  });
});
