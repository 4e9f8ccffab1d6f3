import { describe, expect, it } from "vitest";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import { type Callable, workloadOf } from "#lib/model/workload.ts";
import { assets, orders, sessions, withDatabases } from "./infrastructure/infrastructure.fixture.ts";
import {
  applicationOf,
  inFile,
  jobOf,
  production,
  RenderedApplication,
  rendered,
  renderFleet,
  serviceOf,
} from "./rendered.fixture.ts";

const backend = serviceOf("backend");
const other = applicationOf({ workloads: [backend, jobOf("report")] }, { name: "other" });

/** Renders the application `shop`, whose workload `caller` calls this, beside the application `other`. */
function calling(call: Callable, beside = other) {
  const shop = applicationOf({ workloads: [serviceOf("caller", { calls: [call] })] });
  return renderFleet({ applications: [inFile(shop), inFile(beside)] });
}

function problemsOf(call: Callable, beside = other): string[] {
  return linesOf(calling(call, beside).problems);
}

const namespaced = (namespace: string, name: string) => [
  {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    podSelector: { matchLabels: { "app.kubernetes.io/name": name } },
  },
];

describe("relations to what AWS runs", () => {
  it("allow the database subnets on the port of the server", () => {
    const caller = serviceOf("caller", { calls: [orders, sessions] });
    const shop = rendered({ workloads: [caller], managed: [orders, sessions] }, { on: withDatabases });
    const to = ["10.0.200.0/24", "10.0.201.0/24"].map((cidr) => ({ ipBlock: { cidr } }));
    expect(shop.problems).toEqual([]);
    expect(shop.object("NetworkPolicy", "caller").spec).toMatchObject({
      egress: [
        { to, ports: [{ protocol: "TCP", port: 5432 }] },
        { to, ports: [{ protocol: "TCP", port: 6379 }] },
      ],
    });
  });

  it("refuses what the application does not list", () => {
    const caller = serviceOf("caller", { calls: [orders] });
    expect(rendered({ workloads: [caller] }, { on: withDatabases }).problems).toEqual([
      'workload caller of shop calls orders, which is not in "managed" of shop; add it there: AWS runs nothing that is not listed',
    ]);
  });

  it("allow who uses a bucket to fetch credentials and to reach AWS", () => {
    const caller = serviceOf("caller", { uses: [assets.read] });
    const shop = rendered({ workloads: [caller], managed: [assets] }, { on: withDatabases });
    expect(shop.object("NetworkPolicy", "caller").spec).toMatchObject({
      egress: [
        { to: [{ ipBlock: { cidr: "169.254.170.23/32" } }], ports: [{ port: 80 }] },
        { to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 443 }] },
      ],
    });
  });
});

describe("relations", () => {
  it("allow a workload of another application on both sides, in both namespaces", () => {
    const fleet = calling(workloadOf("other", "backend"));
    const ports = [{ protocol: "TCP", port: 8000 }];
    expect(fleet.problems).toEqual([]);
    expect(new RenderedApplication(fleet, "shop").object("NetworkPolicy", "caller").spec).toMatchObject({
      egress: [{ to: namespaced("other", "backend"), ports }],
    });
    expect(new RenderedApplication(fleet, "other").object("NetworkPolicy", "backend").spec).toMatchObject({
      ingress: [{ from: namespaced("shop", "caller"), ports }],
    });
  });

  it("refuses an application that nobody defines", () => {
    expect(problemsOf(workloadOf("othre", "backend"))).toEqual([
      "workload caller of shop calls backend of application othre, which is not on cluster production; put it there or correct the name",
    ]);
  });

  it("refuses an application that is not on the same cluster", () => {
    const staging = clusterOf({ name: "staging" });
    const elsewhere = applicationOf({ workloads: [backend] }, { name: "other", on: staging });
    const shop = applicationOf({
      workloads: [serviceOf("caller", { calls: [workloadOf("other", "backend")] })],
    });
    const { problems } = renderFleet({
      clusters: [inFile(production), inFile(staging)],
      applications: [inFile(shop), inFile(elsewhere)],
    });
    expect(problems).toEqual([
      {
        definition: "apps/shop/index.ts",
        cluster: "production",
        unit: "shop",
        message:
          "workload caller of shop calls backend of application other, which is not on cluster production",
        fix: "put it there or correct the name",
      },
    ]);
  });

  it("refuses a workload that the other application does not have, or that serves nothing", () => {
    for (const name of ["backned", "report"]) {
      expect(problemsOf(workloadOf("other", name))).toEqual([
        `workload caller of shop calls ${name} of application other, which has backend; correct the name, or add the workload there`,
      ]);
    }
  });

  it("refuses a call to an application that serves nothing", () => {
    const silent = applicationOf({ workloads: [jobOf("report")] }, { name: "other" });
    expect(problemsOf(workloadOf("other", "report"), silent)).toEqual([
      "workload caller of shop calls report of application other, which has nothing that can be called; correct the name, or add the workload there",
    ]);
  });

  it("refuses a workload of another application by value", () => {
    expect(problemsOf(backend)).toEqual([
      'workload caller of shop calls backend, which is not among the workloads of shop; add it there, or write workloadOf("application", "backend") for one of another application',
    ]);
  });

  it("refuses a port that the workload does not have", () => {
    const defined = () => {
      const grpc = backend.port("grpc");
      return { workloads: [backend, serviceOf("caller", { calls: [grpc] })] };
    };
    const shop = { ...applicationOf({ workloads: [] }), contents: defined };
    const { problems } = renderFleet({ applications: [inFile(shop)] });
    expect(linesOf(problems)).toEqual(['workload backend has no port "grpc"; name one of http']);
  });

  it("let a service call itself", () => {
    const application = rendered({
      workloads: [serviceOf("caller", { calls: [workloadOf("shop", "caller")] })],
    });
    expect(application.problems).toEqual([]);
    expect(application.object("NetworkPolicy", "caller").spec).toMatchObject({
      policyTypes: ["Ingress", "Egress"],
    });
  });

  it("of other applications on the same cluster do not reach into this one", () => {
    const fleet = calling(workloadOf("other", "backend"));
    expect(new RenderedApplication(fleet, "shop").names("NetworkPolicy")).toEqual([
      "allow-dns",
      "caller",
      "default-deny",
    ]);
  });
});
