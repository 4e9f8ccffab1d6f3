import { describe, expect, it } from "vitest";
import { defineAddOn } from "#lib/model/add-on.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import { alb, loadBalancer, route } from "#lib/model/route.ts";
import {
  everyOffer,
  inFile,
  offering,
  production,
  rendered,
  renderFleet,
  serviceOf,
} from "./rendered.fixture.ts";

const own = serviceOf("own");
const foreign = serviceOf("foreign");

describe("targets of routes", () => {
  it("refuses a path to a workload that the application does not have", () => {
    const routes = [route("example.com", { "/": own, "/api": foreign }, alb({ tls: true }))];
    expect(rendered({ workloads: [own], routes }).problems).toEqual([
      "route example.com of shop leads to workload foreign, which shop does not have; add the workload, or move the route to the unit that has it",
    ]);
  });

  it("refuses a load balancer of a workload that the application does not have", () => {
    const routes = [loadBalancer(foreign, { port: 80 })];
    expect(rendered({ workloads: [own], routes }).problems).toEqual([
      "load balancer of shop leads to workload foreign, which shop does not have; add the workload, or move the route to the unit that has it",
    ]);
  });

  it("refuses a workload of the same name that is another value", () => {
    const routes = [route("example.com", { "/": serviceOf("own") }, alb({ tls: true }))];
    expect(rendered({ workloads: [own], routes }).problems).toEqual([
      "route example.com of shop leads to workload own, which shop does not have; add the workload, or move the route to the unit that has it",
    ]);
  });

  it("refuses an add-on's route to a workload, because add-ons have none", () => {
    const routes = [route("example.com", { "/": own }, alb({ tls: true }))];
    const addOn = defineAddOn({
      name: "grafana",
      on: [production],
      namespace: "monitoring",
      contents: () => ({ routes }),
    });
    const { problems } = renderFleet({ addOns: [inFile(offering(everyOffer)), inFile(addOn)] });
    expect(linesOf(problems)).toEqual([
      "route example.com of grafana leads to workload own, which grafana does not have; add the workload, or move the route to the unit that has it",
    ]);
  });
});
