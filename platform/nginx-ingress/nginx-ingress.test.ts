import { expect, it } from "vitest";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import nginxIngress from "./index.ts";

const { chart, brings, offers } = nginxIngress.contents(gitopsDelivery);

it("ET7 an internet-facing load balancer passes TCP through to NGINX, with the addresses of clients", () => {
  expect(chart?.values).toMatchObject({
    controller: {
      service: {
        type: "LoadBalancer",
        annotations: {
          "service.beta.kubernetes.io/aws-load-balancer-backend-protocol": "tcp",
          "service.beta.kubernetes.io/aws-load-balancer-proxy-protocol": "*",
        },
      },
      config: { entries: { "proxy-protocol": "True", "real-ip-header": "proxy_protocol" } },
    },
  });
  expect(JSON.stringify(chart?.values)).not.toContain("aws-load-balancer-internal");
});

it("ET7 NGINX believes addresses that come from the cluster's own network, and no others", () => {
  expect(chart?.values).toMatchObject({
    controller: { config: { entries: { "set-real-ip-from": gitopsDelivery.network.cidr } } },
  });
});

it("ET7 routes get the class nginx, which the chart makes, in namespace ingress-nginx", () => {
  expect(nginxIngress.namespace).toEqual({ name: "ingress-nginx", podSecurity: "restricted" });
  expect(brings?.ingressClasses).toEqual(["nginx"]);
  expect(offers?.nginx).toMatchObject({ namespace: "ingress-nginx", ingressClass: "nginx" });
});
