import { describe, expect, it } from "vitest";
import { defineAddOn } from "#lib/model/add-on.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import { alb, chartService, loadBalancer, nginx, type Route, route } from "#lib/model/route.ts";
import {
  applicationOf,
  everyOffer,
  inFile,
  offering,
  production,
  RenderedApplication,
  renderFleet,
  serviceOf,
} from "./rendered.fixture.ts";

const web = serviceOf("web");
const owner = nginx({ issuer: "letsencrypt" });

/** Problems of applications with these routes, each with a workload `web`. */
function problemsOf(routesOf: Readonly<Record<string, readonly Route[]>>): string[] {
  const applications = Object.entries(routesOf).map(([name, routes]) =>
    inFile(applicationOf({ workloads: [web], routes }, { name })),
  );
  const { problems } = renderFleet({ addOns: [inFile(offering(everyOffer))], applications });
  return linesOf(problems);
}

function host(name: string, path: string, via: Parameters<typeof route>[2]): Route {
  return route(name, { [path]: web }, via);
}

describe("claims", () => {
  it("refuses two units of one name", () => {
    const addOn = defineAddOn({ name: "shop", on: [production], namespace: "shop", contents: () => ({}) });
    const { problems } = renderFleet({
      addOns: [inFile(addOn)],
      applications: [inFile(applicationOf({ workloads: [] }))],
    });
    expect(problems).toEqual([
      {
        definition: "apps/shop/index.ts",
        cluster: "production",
        unit: "shop",
        message: 'name "shop" is taken by platform/shop/index.ts',
        fix: "rename one of the two",
      },
    ]);
  });

  it("leaves the second unit of a name out, and takes the first for what it is", () => {
    const addOn = defineAddOn({
      name: "shop",
      on: [production],
      namespace: { name: "shop", podSecurity: "restricted" },
      contents: () => ({}),
    });
    const fleet = renderFleet({
      addOns: [inFile(addOn)],
      applications: [inFile(applicationOf({ workloads: [] }))],
    });
    expect(fleet.trees[0]?.units.map(({ definition }) => definition)).toEqual([
      "platform/shop/index.ts",
      "argocd/delivery.ts",
    ]);
    expect(new RenderedApplication(fleet, "argocd").object("ConfigMap", "shop").data).toEqual({
      kind: "add-on",
      wave: "0",
    });
  });

  it("refuses the name of the unit that delivers all others", () => {
    expect(problemsOf({ argocd: [] })).toEqual([
      'name "argocd" is taken by argocd/delivery.ts; rename one of the two',
    ]);
  });

  it("refuses two add-ons that offer the same", () => {
    const addOns = [
      inFile(offering({ storageClass: "gp3", secretStore: "aws" }, { name: "ebs" })),
      inFile(offering({ storageClass: "efs" }, { name: "efs" })),
    ];
    expect(renderFleet({ addOns }).problems).toEqual([
      {
        definition: "platform/efs/index.ts",
        cluster: "production",
        unit: "efs",
        message: "add-on efs offers a storage class, which ebs offers already",
        fix: "keep one of the two",
      },
    ]);
  });

  it("refuses two issuers of one host", () => {
    const routesOf = {
      blog: [host("example.com", "/blog", owner)],
      shop: [host("example.com", "/", owner)],
    };
    expect(problemsOf(routesOf)).toEqual([
      "host example.com of shop is owned by blog already; leave the issuer out to add paths to it",
    ]);
  });

  it("refuses two load balancers of one host", () => {
    const routesOf = {
      blog: [host("example.com", "/blog", alb({ tls: true }))],
      shop: [host("example.com", "/", alb({ tls: true }))],
    };
    expect(problemsOf(routesOf)).toEqual([
      "host example.com of shop is owned by blog already; choose another host",
    ]);
  });

  it("refuses two controllers of one host", () => {
    const routesOf = {
      blog: [host("example.com", "/blog", alb({ tls: true }))],
      shop: [host("example.com", "/", owner)],
    };
    expect(problemsOf(routesOf)).toEqual([
      "host example.com of shop is served by nginx, and by alb for another unit; choose one",
    ]);
  });

  it("refuses two routes of one host in one unit", () => {
    const routesOf = { shop: [host("example.com", "/", owner), host("example.com", "/api", nginx())] };
    expect(problemsOf(routesOf)).toContain(
      "host example.com has two routes in shop; lead all its paths from one of them",
    );
  });

  it("refuses a path that another unit has", () => {
    const routesOf = { blog: [host("example.com", "/", owner)], shop: [host("example.com", "/", nginx())] };
    expect(problemsOf(routesOf)).toEqual([
      "path / of host example.com is claimed by blog and shop; choose another path",
    ]);
  });

  it("refuses a path on a host that nobody owns", () => {
    expect(problemsOf({ shop: [host("example.com", "/", nginx())] })).toEqual([
      "host example.com of shop is owned by no unit of the cluster; give one of its routes an issuer",
    ]);
  });

  it("lets another unit add paths to a host, whichever of the two is defined first", () => {
    const blog = [host("example.com", "/", owner)];
    const shop = [host("example.com", "/shop", nginx())];
    expect(problemsOf({ blog, shop })).toEqual([]);
    expect(problemsOf({ shop, blog })).toEqual([]);
  });

  it("lets an add-on add the Services of its chart to a host", () => {
    const contents = { routes: [route("example.com", { "/grafana": chartService("grafana", 80) }, nginx())] };
    const addOn = defineAddOn({
      name: "grafana",
      on: [production],
      namespace: "monitoring",
      contents: () => contents,
    });
    const { problems } = renderFleet({
      addOns: [inFile(offering(everyOffer)), inFile(addOn)],
      applications: [inFile(applicationOf({ workloads: [web], routes: [host("example.com", "/", owner)] }))],
    });
    expect(problems).toEqual([]);
  });

  it("refuses a second load balancer of one workload", () => {
    const routesOf = { shop: [loadBalancer(web, { port: 80 }), loadBalancer(web, { port: 81 })] };
    expect(problemsOf(routesOf)).toEqual(["workload web of shop has two load balancers; keep one"]);
  });
});
