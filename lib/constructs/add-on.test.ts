import { ApiObject } from "cdk8s";
import { describe, expect, it } from "vitest";
import { type AddOn, type AddOnContents, defineAddOn } from "#lib/model/add-on.ts";
import { dashboard } from "#lib/model/dashboard.ts";
import { chartService, nginx, route } from "#lib/model/route.ts";
import { secret } from "#lib/model/secret.ts";
import {
  everyOffer,
  inFile,
  offering,
  production,
  RenderedApplication,
  renderFleet,
} from "#lib/render/rendered.fixture.ts";

function addOn(contents: AddOnContents, namespace: AddOn["namespace"] = "monitoring"): RenderedApplication {
  const grafana = defineAddOn({ name: "grafana", on: [production], namespace, contents: () => contents });
  const addOns = [inFile(offering(everyOffer)), inFile(grafana)];
  return new RenderedApplication(renderFleet({ addOns }), "grafana");
}

describe("add-on", () => {
  it("makes its namespace at the level that its pods need, and only where it says so", () => {
    const made = addOn({}, { name: "monitoring", podSecurity: "privileged" });
    expect(made.object("Namespace", "monitoring").metadata.labels).toEqual({
      "app.kubernetes.io/part-of": "grafana",
      "pod-security.kubernetes.io/enforce": "privileged",
      "pod-security.kubernetes.io/warn": "privileged",
    });
    const admin = secret("admin", ["password"]);
    expect(addOn({ secrets: [admin] }).objects.map(({ kind }) => kind)).toEqual(["ExternalSecret"]);
  });

  it("reads its secrets, serves its routes and shows its dashboards like an application", () => {
    const { problems, objects } = addOn({
      secrets: [secret("admin", ["password"])],
      routes: [
        route(
          "shop.example.com",
          { "/grafana": chartService("grafana", 80) },
          nginx({ issuer: "letsencrypt" }),
        ),
      ],
      dashboards: [dashboard("nodes", "Nodes", [{ title: "CPU", unit: "cores", queries: { all: "a" } }])],
      resources: (chart) =>
        void new ApiObject(chart, "queue", {
          apiVersion: "example.com/v1",
          kind: "Queue",
          metadata: { name: "q" },
        }),
    });
    expect(problems).toEqual([]);
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      "ExternalSecret monitoring/admin",
      "Certificate monitoring/shop-example-com-tls",
      "Ingress monitoring/shop-example-com",
      "Ingress monitoring/shop-example-com-paths",
      "ConfigMap monitoring/nodes-dashboard",
      "Queue undefined/q",
    ]);
  });
});
