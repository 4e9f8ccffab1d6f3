import { describe, expect, it } from "vitest";
import { mapAt } from "#lib/checks/graph/fields.ts";
import { days } from "#lib/model/duration.ts";
import { alb, loadBalancer, nginx, type Route, route } from "#lib/model/route.ts";
import { at } from "#lib/model/schedule.ts";
import type { Redis, Workload } from "#lib/model/workload.ts";
import { postgresOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";
import type { Fields, Value } from "#lib/render/resource.ts";

const backend = serviceOf("backend");

/** Who may connect to a workload, and to whom it may connect. */
function policyOf(name: string, workloads: Workload[], routes: Route[] = []): Fields {
  const policy = rendered({ workloads, routes }).object("NetworkPolicy", name);
  return { ingress: [], egress: [], ...mapAt(policy, "spec") };
}

function fromNetworks(...cidrs: string[]): Value {
  return [{ from: cidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: [{ protocol: "TCP", port: 8000 }] }];
}

function pods(name: string) {
  return { podSelector: { matchLabels: { "app.kubernetes.io/name": name } } };
}

describe("traffic", () => {
  it("a Classic Load Balancer reaches pods from the node subnets", () => {
    expect(policyOf("backend", [backend], [loadBalancer(backend, { port: 80 })])).toMatchObject({
      ingress: fromNetworks("10.0.1.0/24", "10.0.2.0/24"),
    });
  });

  it("an Application Load Balancer reaches pods from the public subnets, where it stands itself", () => {
    const routes = [route("shop.example.com", { "/": backend }, alb({ tls: true }))];
    expect(policyOf("backend", [backend], routes)).toMatchObject({
      ingress: fromNetworks("10.0.101.0/24", "10.0.102.0/24"),
    });
  });

  it("the NGINX Ingress Controller reaches pods from its own namespace", () => {
    const routes = [route("shop.example.com", { "/": backend }, nginx({ issuer: "letsencrypt" }))];
    expect(policyOf("backend", [backend], routes)).toMatchObject({
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" } },
              podSelector: { matchLabels: { "app.kubernetes.io/name": "nginx-ingress" } },
            },
          ],
          ports: [{ protocol: "TCP", port: 8000 }],
        },
      ],
    });
  });

  it("Prometheus reaches only pods that have metrics", () => {
    const measured = serviceOf("measured", { metrics: "/metrics" });
    const application = rendered({ workloads: [backend, measured] });
    expect(application.names("NetworkPolicy")).not.toContain("backend");
    expect(application.object("NetworkPolicy", "measured").spec).toMatchObject({
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
              podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
            },
          ],
          ports: [{ protocol: "TCP", port: 8000 }],
        },
      ],
    });
  });

  it("routes to one service let nobody into another", () => {
    const other = serviceOf("other");
    const routes = [route("shop.example.com", { "/": backend }, alb({ tls: false }))];
    expect(rendered({ workloads: [backend, other], routes }).names("NetworkPolicy")).not.toContain("other");
  });

  it("a database is reached by its callers, its backup, its restore and its exporter", () => {
    const database = postgresOf("postgres");
    const exporter = {
      podSelector: {
        matchLabels: {
          "app.kubernetes.io/name": "exporter",
          "app.kubernetes.io/instance": "postgres-exporter",
        },
      },
    };
    const ports = [{ protocol: "TCP", port: 5432 }];
    expect(policyOf("postgres", [serviceOf("caller", { calls: [database] }), database])).toEqual({
      podSelector: { matchLabels: { "app.kubernetes.io/name": "postgres" } },
      policyTypes: ["Ingress"],
      ingress: [
        { from: [pods("caller")], ports },
        { from: [pods("postgres-backup")], ports },
        { from: [pods("postgres-restore")], ports },
        { from: [exporter], ports },
      ],
      egress: [],
    });
  });

  it("a cache is reached by its callers and its exporter, and by its backup and its restore where it has them", () => {
    const ports = [{ protocol: "TCP", port: 6379 }];
    const from = (workload: string) => ({ from: [pods(workload)], ports });
    const exporter = {
      from: [
        {
          podSelector: {
            matchLabels: {
              "app.kubernetes.io/name": "exporter",
              "app.kubernetes.io/instance": "redis-exporter",
            },
          },
        },
      ],
      ports,
    };
    const ingressOf = (cache: Redis) =>
      policyOf("redis", [serviceOf("caller", { calls: [cache] }), cache]).ingress;
    const backup = { daily: at("03:30"), keep: days(7) };
    expect(ingressOf(redisOf("redis"))).toEqual([from("caller"), exporter]);
    expect(ingressOf(redisOf("redis", { backup }))).toEqual([
      from("caller"),
      from("redis-backup"),
      from("redis-restore"),
      exporter,
    ]);
  });

  it.each(["backup", "restore"])(
    "a %s reaches its database, the agent that hands out credentials, and S3",
    (job) => {
      const to = (cidr: string, port: number) => ({
        to: [{ ipBlock: { cidr } }],
        ports: [{ protocol: "TCP", port }],
      });
      expect(policyOf(`postgres-${job}`, [postgresOf("postgres")])).toEqual({
        podSelector: { matchLabels: { "app.kubernetes.io/name": `postgres-${job}` } },
        policyTypes: ["Egress"],
        ingress: [],
        egress: [
          { to: [pods("postgres")], ports: [{ protocol: "TCP", port: 5432 }] },
          to("169.254.170.23/32", 80),
          to("0.0.0.0/0", 443),
        ],
      });
    },
  );
});
