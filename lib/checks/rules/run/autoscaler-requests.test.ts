import { expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";
import { autoscaler, share } from "./scaling.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("autoscaler-requests", objects);
const asking = (resources: Record<string, Record<string, string>>) => deployment("web", { resources });

it("a container requests what an autoscaler takes a share of, or is limited in it", () => {
  expect(find(asking({ requests: { cpu: "100m" } }), autoscaler("web"))).toEqual([]);
  expect(find(asking({ limits: { cpu: "100m" } }), autoscaler("web"))).toEqual([]);
});

it("a share of what is not requested is none", () => {
  expect(find(asking({ requests: { memory: "1Gi" } }), autoscaler("web"))).toEqual([
    at(
      "autoscaler-requests",
      autoscaler("web"),
      "it scales by cpu utilization, which is a share of requests, but main of Deployment web requests no cpu: it never scales",
      "set resources.requests.cpu in every container",
    ),
  ]);
});

it("every container requests it", () => {
  const main = { name: "main", resources: { requests: { cpu: "1", memory: "1Gi" } } };
  const two = deployment("web", {}, { containers: [main, { name: "proxy" }] });
  const both = autoscaler("web", { metrics: [share("cpu"), share("memory")] });
  expect(find(two, both).map(({ message }) => message)).toEqual([
    "it scales by cpu utilization, which is a share of requests, but proxy of Deployment web requests no cpu: it never scales",
    "it scales by memory utilization, which is a share of requests, but proxy of Deployment web requests no memory: it never scales",
  ]);
});

it("the container of a metric is one of the pods", () => {
  const target = { type: "Utilization", averageUtilization: 70 };
  const containerResource = { name: "cpu", container: "app", target };
  const wrong = autoscaler("web", { metrics: [{ type: "ContainerResource", containerResource }] });
  expect(find(asking({ requests: { cpu: "1" } }), wrong).map(({ message, fix }) => [message, fix])).toEqual([
    [
      "it scales by cpu of container app, and the pods of Deployment web have no container of that name",
      "name one of main",
    ],
  ]);
});

it("an average amount is no share, and a LimitRange requests for all", () => {
  const resource = { name: "cpu", target: { type: "AverageValue", averageValue: "500m" } };
  expect(find(deployment("web"), autoscaler("web", { metrics: [{ type: "Resource", resource }] }))).toEqual(
    [],
  );
  const limits = [{ type: "Container", defaultRequest: { cpu: "100m" } }];
  expect(
    find(deployment("web"), autoscaler("web"), object("LimitRange", "usual", { spec: { limits } })),
  ).toEqual([]);
});

it("a trigger of KEDA is held as well", () => {
  const spec = { scaleTargetRef: { name: "web" }, triggers: [{ type: "cpu", metricType: "Utilization" }] };
  expect(find(deployment("web"), object("keda.sh/v1alpha1 ScaledObject", "web", { spec }))).toHaveLength(1);
});

it("the container of a metric is one of the pods, whatever a LimitRange requests for all", () => {
  const range = object("LimitRange", "usual", {
    spec: { limits: [{ type: "Container", defaultRequest: { cpu: "50m" } }] },
  });
  const metrics = [
    {
      type: "ContainerResource",
      containerResource: { name: "cpu", container: "api", target: { averageUtilization: 70 } },
    },
  ];
  expect(find(deployment("web"), range, autoscaler("web", { metrics }))).toHaveLength(1);
});
