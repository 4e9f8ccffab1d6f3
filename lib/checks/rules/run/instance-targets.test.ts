import { expect, it } from "vitest";
import { at, findingsOf, object, release, service } from "../../tree.fixture.ts";
import { ingress } from "./ingress.fixture.ts";

const web = (type?: string) =>
  ingress(
    "web",
    { "shop.example.com": ["/"] },
    { annotations: type === undefined ? {} : { "alb.ingress.kubernetes.io/target-type": type } },
  );
const inCluster = service("backend", [{ port: 80 }]);
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("instance-targets", objects);

it("pods are targets of a Service in the cluster, and nodes of one with a port on them", () => {
  expect(find(web("ip"), inCluster)).toEqual([]);
  expect(find(web("instance"), object("Service", "backend", { spec: { type: "NodePort" } }))).toEqual([]);
});

it("nodes are no targets of a Service in the cluster", () => {
  expect(find(web("instance"), inCluster)).toEqual([
    at(
      "instance-targets",
      web("instance"),
      "spec.rules[0].http.paths[0] sends to nodes with target-type instance, but Service backend is of type ClusterIP and has no port on them: the controller refuses the load balancer",
      "set alb.ingress.kubernetes.io/target-type to ip, or make the Service a NodePort",
    ),
  ]);
});

it("nodes are the targets unless the controller is told otherwise", () => {
  const withChart = (values = {}) =>
    findingsOf("instance-targets", [web(), inCluster], {
      charts: [release("aws-load-balancer-controller", values)],
    });
  expect(withChart()).toHaveLength(1);
  expect(withChart({ defaultTargetType: "ip" })).toEqual([]);
  expect(find(web(), inCluster)).toEqual([]);
});
