import { ApiObject, type Chart } from "cdk8s";
import { describe, expect, it } from "vitest";
import { type AddOn, type AddOnContents, defineAddOn } from "#lib/model/add-on.ts";
import type { Application } from "#lib/model/application.ts";
import { helmChart } from "#lib/model/chart.ts";
import type { Provided } from "#lib/model/provided.ts";
import { nginx, route } from "#lib/model/route.ts";
import {
  applicationOf,
  everyOffer,
  inFile,
  offering,
  postgresOf,
  production,
  RenderedApplication,
  renderFleet,
  serviceOf,
} from "./rendered.fixture.ts";

function addOn(name: string, contents: AddOnContents, namespace: AddOn["namespace"] = "kube-system"): AddOn {
  return defineAddOn({ name, on: [production], namespace, contents: () => contents });
}

/** An add-on of the chart of its name. */
function charted(name: string, brings: Provided, namespace?: AddOn["namespace"]): AddOn {
  const chart = helmChart({ repository: "https://charts.example.com", name, version: "1.0.0", values: {} });
  return addOn(name, { chart, brings }, namespace);
}

/** An add-on of one object. */
function single(name: string, apiVersion: string, kind: string, spec: Record<string, unknown> = {}): AddOn {
  const resources = (chart: Chart) =>
    void new ApiObject(chart, name, { apiVersion, kind, metadata: { name }, spec });
  return addOn(name, { resources });
}

/** Waves by unit, for definitions in this order and in the opposite one. */
function wavesOf(addOns: AddOn[], applications: Application[] = []): Record<string, number> {
  const offers = inFile(offering(everyOffer));
  const waves = (reversed: boolean) => {
    const given = reversed ? addOns.toReversed() : addOns;
    const fleet = renderFleet({
      addOns: [offers, ...given.map(inFile)],
      applications: applications.map(inFile),
    });
    expect(fleet.problems).toEqual([]);
    const { objects } = new RenderedApplication(fleet, "argocd");
    return Object.fromEntries(
      objects.map(({ metadata, data }) => [metadata.name, Number(Object(data).wave)]),
    );
  };
  expect(waves(true)).toEqual(waves(false));
  return waves(false);
}

describe("order", () => {
  it("puts what needs nothing first", () => {
    expect(wavesOf([charted("metrics-server", {})])).toEqual({ "metrics-server": 0 });
  });

  it("puts definitions of custom resources before custom resources, of a chart or of our own", () => {
    const crds = charted("crds", { crds: ["example.com/v1/Queue"] });
    expect(
      wavesOf([
        single("queue", "example.com/v1", "Queue"),
        charted("broker", { customResources: ["example.com/Queue"] }),
        crds,
      ]),
    ).toEqual({ crds: 0, queue: 1, broker: 1 });
  });

  it("puts a definition that is a manifest of ours before its custom resources too", () => {
    const definition = single("crd", "apiextensions.k8s.io/v1", "CustomResourceDefinition", {
      group: "example.com",
      names: { kind: "Queue" },
    });
    expect(wavesOf([single("queue", "example.com/v1", "Queue"), definition])).toEqual({ crd: 0, queue: 1 });
  });

  it("puts webhooks before what they are asked about, Services of charts included", () => {
    const controller = charted("controller", {
      webhooks: ["/Service"],
      services: { "kube-system/hook": {} },
    });
    const server = charted("server", { services: { "kube-system/server": { http: 80 } } });
    expect(wavesOf([server, controller], [applicationOf({ workloads: [serviceOf("backend")] })])).toEqual({
      controller: 0,
      server: 1,
      shop: 1,
    });
  });

  it("puts namespaces before what lives in them", () => {
    const owner = addOn("owner", {}, { name: "monitoring", podSecurity: "restricted" });
    expect(wavesOf([charted("guest", {}, "monitoring"), owner])).toEqual({ owner: 0, guest: 1 });
  });

  it.each([
    ["a chart", charted("storage", { storageClasses: ["gp3"] })],
    ["our own", single("gp3", "storage.k8s.io/v1", "StorageClass")],
  ])("puts a storage class of %s before the volumes of it", (_, storage) => {
    const waves = wavesOf([storage], [applicationOf({ workloads: [postgresOf("postgres")] })]);
    expect(waves).toEqual({ [storage.name]: 0, shop: 1 });
  });

  it.each([
    ["a chart", charted("controller", { ingressClasses: ["nginx"] })],
    ["our own", single("nginx", "networking.k8s.io/v1", "IngressClass")],
  ])("puts an ingress class of %s before the Ingresses of it", (_, controller) => {
    const web = serviceOf("web");
    const routes = [route("example.com", { "/": web }, nginx({ issuer: "letsencrypt" }))];
    const waves = wavesOf([controller], [applicationOf({ workloads: [web], routes })]);
    expect(waves).toEqual({ [controller.name]: 0, shop: 1 });
  });

  it("counts waves along the longest way", () => {
    const a = charted("a", { crds: ["example.com/v1/A"] });
    const b = charted("b", { crds: ["example.com/v1/B"], customResources: ["example.com/A"] });
    const c = charted("c", { customResources: ["example.com/A", "example.com/B"] });
    expect(wavesOf([c, b, a])).toEqual({ a: 0, b: 1, c: 2 });
  });

  it("does not have a unit wait for itself", () => {
    const own = { crds: ["example.com/v1/A"], customResources: ["example.com/A"] };
    expect(wavesOf([charted("a", own)])).toEqual({ a: 0 });
  });

  it("tells add-ons from applications", () => {
    const fleet = renderFleet({
      addOns: [inFile(charted("metrics-server", {}))],
      applications: [inFile(applicationOf({ workloads: [] }))],
    });
    const argocd = new RenderedApplication(fleet, "argocd");
    expect(argocd.object("ConfigMap", "metrics-server").data).toMatchObject({ kind: "add-on" });
    expect(argocd.object("ConfigMap", "shop").data).toMatchObject({ kind: "application" });
  });

  it("refuses a circle and names the units in it, and only those", () => {
    const needs = (name: string, brings: string, other: string) =>
      charted(name, { crds: [`example.com/v1/${brings}`], customResources: [`example.com/${other}`] });
    const addOns = [
      charted("outside", { customResources: ["example.com/A"] }),
      needs("a", "A", "C"),
      needs("b", "B", "A"),
      needs("c", "C", "B"),
    ];
    expect(renderFleet({ addOns: addOns.map(inFile) }).problems).toEqual([
      {
        definition: "argocd/delivery.ts",
        cluster: "production",
        unit: "argocd",
        message: "units need each other in a circle: a -> c -> b -> a",
        fix: "move what one of them brings into a unit of its own",
      },
    ]);
  });
});
