import { expect, it } from "vitest";
import { jobOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const backend = serviceOf("backend", { names: { deployment: "backend-deployment" } });
const workloads = [backend, redisOf("redis"), jobOf("report")];

it("SC17: sizes of what runs all the time are recommended, and never changed", () => {
  const application = rendered({ workloads });
  expect(application.names("VerticalPodAutoscaler")).toEqual(["backend", "redis"]);
  expect(application.object("VerticalPodAutoscaler", "backend").spec).toEqual({
    targetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "backend-deployment" },
    updatePolicy: { updateMode: "Off" },
  });
  expect(application.object("VerticalPodAutoscaler", "redis").spec).toMatchObject({
    targetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: "redis" },
  });
});

it("has no recommendation on a cluster that offers none", () => {
  expect(rendered({ workloads }, { offers: {} }).names("VerticalPodAutoscaler")).toEqual([]);
});
