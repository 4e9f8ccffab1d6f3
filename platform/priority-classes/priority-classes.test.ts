import { expect, it } from "vitest";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import { objectsOf } from "../objects-of.fixture.ts";
import priorityClasses from "./index.ts";

const [interruptible] = objectsOf(priorityClasses, scalableAppProd);

it("SC16 work that is not critical gives way to all other work, and stops none", () => {
  expect(priorityClasses.on).toContain(scalableAppProd);
  expect(interruptible).toEqual({
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    metadata: { name: "interruptible" },
    value: -1,
    preemptionPolicy: "Never",
    globalDefault: false,
    description: "Work that can be stopped at any time and run later; it gives way to all other work",
  });
});

it("SC16 a job asks for the class by what the cluster offers", () => {
  expect(priorityClasses.contents(scalableAppProd).offers).toEqual({
    interruptible: { priorityClass: "interruptible" },
  });
});
