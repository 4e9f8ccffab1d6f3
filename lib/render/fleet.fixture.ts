import { defineAddOn } from "#lib/model/add-on.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import type { Fleet } from "#lib/model/fleet.ts";
import { workloadOf } from "#lib/model/workload.ts";
import { everything } from "./everything.fixture.ts";
import { applicationOf, everyOffer, inFile, offering, production, serviceOf } from "./rendered.fixture.ts";

const calling = (application: string, workload: string) =>
  serviceOf("caller", { calls: [workloadOf(application, workload)] });

/** Two clusters; on one of them an application that two others call, and an add-on that makes a namespace. */
export function fleetOf(): Fleet {
  const staging = clusterOf({ name: "staging", environment: "staging" });
  const monitoring = defineAddOn({
    name: "monitoring",
    on: [production],
    namespace: { name: "monitoring", podSecurity: "baseline" },
    contents: () => ({}),
  });
  const applications = [
    applicationOf(everything),
    applicationOf({ workloads: [calling("shop", "backend")] }, { name: "blog" }),
    applicationOf({ workloads: [calling("shop", "backend")] }, { name: "zoo" }),
    applicationOf({ workloads: [serviceOf("web")] }, { name: "preview", on: staging }),
  ];
  return {
    clusters: [inFile(production), inFile(staging)],
    addOns: [inFile(offering(everyOffer)), inFile(monitoring)],
    applications: applications.map(inFile),
  };
}
