import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../tree.fixture.ts";

type Spec = Readonly<Record<string, Value>>;

const find = (one: KubernetesObject) => findingsOf("objects", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("objects", one, message, fix)]);
}

describe("autoscalers", () => {
  const autoscaler = (spec: Spec) => object("autoscaling/v2 HorizontalPodAutoscaler", "web", { spec });

  it.each<Spec>([{ maxReplicas: 1 }, { minReplicas: 3, maxReplicas: 3 }])(
    "may have the bounds %j",
    (spec) => {
      expect(find(autoscaler(spec))).toEqual([]);
    },
  );

  it.each<[Spec, string, string]>([
    [
      { minReplicas: 4, maxReplicas: 3 },
      "spec.minReplicas 4 is above spec.maxReplicas 3",
      "raise maxReplicas, or lower minReplicas",
    ],
    [{ maxReplicas: 0 }, "spec.maxReplicas is 0", "write 1 or more"],
  ])("may not have the bounds %j", (spec, message, fix) => {
    expectFault(autoscaler(spec), message, fix);
  });
});

describe("disruption budgets", () => {
  const budget = (spec: Spec) => object("policy/v1 PodDisruptionBudget", "web", { spec });

  it.each<Spec>([
    { minAvailable: 1 },
    { maxUnavailable: "0100%" },
    { minAvailable: 1, maxUnavailable: null },
    {},
  ])("may ask for %j", (spec) => {
    expect(find(budget(spec))).toEqual([]);
  });

  it("may not ask for two things", () => {
    const both = budget({ minAvailable: 1, maxUnavailable: 0 });
    expectFault(both, "it has both spec.minAvailable and spec.maxUnavailable", "keep one of them");
  });

  it.each<[Value, string]>([
    ["1", '"1"'],
    ["150%", '"150%"'],
    ["50.5%", '"50.5%"'],
    [-1, "-1"],
  ])("may not ask for %j", (amount, text) => {
    expectFault(
      budget({ minAvailable: amount }),
      `spec.minAvailable is ${text}, neither a number of pods nor a percentage`,
      "write a number without quotes, or a whole percentage up to 100%",
    );
  });
});

describe("schedules", () => {
  const job = (schedule: string) => object("batch/v1 CronJob", "backup", { spec: { schedule } });

  it.each([
    "0 3 * JAN-MAR Mon",
    " 0  3 * * * ",
    "@daily",
    "@every 1h30m",
    "@every 0",
    "1,,2 3 * * *",
    "5/15 * * * *",
  ])('may be "%s"', (schedule) => {
    expect(find(job(schedule))).toEqual([]);
  });

  it.each([
    ["0 0 3 * * *", "number of fields"],
    ["60 3 * * *", "minute"],
    ["0 3 * * 7", "day of week"],
    ["0 5-3 * * *", "hour"],
    ["@noon", "macro"],
    ["@every day", "macro"],
    ["TZ=UTC 0 3 * * *", "place for a time zone, which is spec.timeZone"],
  ])('may not be "%s"', (schedule, wrong) => {
    expectFault(
      job(schedule),
      `spec.schedule "${schedule}" is no cron expression: wrong ${wrong}`,
      'write minute, hour, day of month, month and day of week, as in "30 3 * * 1-5"',
    );
  });
});

describe("rollouts", () => {
  const deployment = (strategy: Spec) => object("apps/v1 Deployment", "web", { spec: { strategy } });
  const daemonSet = (updateStrategy: Spec) =>
    object("apps/v1 DaemonSet", "web", { spec: { updateStrategy } });
  const nothing = { maxSurge: "0%", maxUnavailable: 0 };

  it("may replace pods by one more or by one less", () => {
    expect(find(deployment({ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }))).toEqual([]);
    expect(find(deployment({ rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } }))).toEqual([]);
    expect(find(deployment({ type: "Recreate", rollingUpdate: null }))).toEqual([]);
    expect(find(daemonSet({ type: "OnDelete", rollingUpdate: nothing }))).toEqual([]);
  });

  it("may not replace no pods", () => {
    const fix = "raise maxSurge or maxUnavailable";
    const rest = "allows neither a pod more nor a pod less, so that none can be replaced";
    expectFault(deployment({ rollingUpdate: nothing }), `spec.strategy ${rest}`, fix);
    expectFault(daemonSet({ rollingUpdate: nothing }), `spec.updateStrategy ${rest}`, fix);
    // Only DaemonSets make no pod more unless asked to.
    expectFault(daemonSet({ rollingUpdate: { maxUnavailable: 0 } }), `spec.updateStrategy ${rest}`, fix);
    expect(find(deployment({ rollingUpdate: { maxUnavailable: 0 } }))).toEqual([]);
  });

  it("have no bounds where all pods end first", () => {
    expectFault(
      deployment({ type: "Recreate", rollingUpdate: { maxSurge: 1 } }),
      "spec.strategy has rollingUpdate, but its type is Recreate",
      "remove rollingUpdate, or change the type",
    );
  });
});

describe("paths of Ingresses", () => {
  const service = { name: "web", port: { number: 80 } };
  const ingress = (path: Spec) =>
    object("networking.k8s.io/v1 Ingress", "web", {
      spec: { rules: [{ http: { paths: [{ backend: { service }, ...path }] } }] },
    });

  it.each<Spec>([
    { pathType: "Prefix", path: "/" },
    { pathType: "ImplementationSpecific" },
    { pathType: "ImplementationSpecific", path: "/a//b" },
  ])("may be %j", (path) => {
    expect(find(ingress(path))).toEqual([]);
  });

  it.each<[Spec, string, string]>([
    [{ pathType: "Prefix", path: "api" }, 'the path "api", which does not begin with "/"', 'write "/api"'],
    [{ pathType: "Exact" }, 'the path "", which does not begin with "/"', 'write "/"'],
    [
      { pathType: "ImplementationSpecific", path: "api/*" },
      'the path "api/*", which does not begin with "/"',
      'write "/api/*"',
    ],
    [
      { pathType: "Prefix", path: "/a/../b" },
      'the path "/a/../b", in which "/../" is not allowed',
      "write the path without it",
    ],
    [
      { pathType: "Exact", path: "/a/.." },
      'the path "/a/..", in which "/.." is not allowed',
      "write the path without it",
    ],
  ])("may not be %j", (path, message, fix) => {
    expectFault(ingress(path), `spec.rules[0].http.paths[0] has ${message}`, fix);
  });

  it.each<[Value, string]>([
    [{ name: "http", number: 80 }, "port http and port 80"],
    [{}, "no port"],
  ])("may not lead to the port %j", (port, found) => {
    const backend = { service: { name: "web", port } };
    expectFault(
      ingress({ pathType: "Prefix", path: "/", backend }),
      `the backend of spec.rules[0].http.paths[0] names ${found} of its Service`,
      "write port.name or port.number",
    );
  });
});

describe("address blocks of NetworkPolicies", () => {
  const policy = (peer: Spec) =>
    object("networking.k8s.io/v1 NetworkPolicy", "web", {
      spec: { podSelector: {}, egress: [{ to: [peer] }] },
    });
  const place = "spec.egress[0].to[0]";

  it.each<[string, string]>([
    ["10.0.0.0/8", "10.1.0.0/16"],
    ["fd00::/8", "fd00:1::/32"],
    ["::/0", "fe80::/10"],
  ])("may be %s except %s", (cidr, except) => {
    expect(find(policy({ ipBlock: { cidr, except: [except] } }))).toEqual([]);
  });

  it.each(["10.0.0.0", "10.0.0.0/33", "010.0.0.0/8", "10.0.0.0/08", "fe80::%eth0/64", ""])(
    'may not be "%s"',
    (cidr) => {
      expectFault(
        policy({ ipBlock: { cidr } }),
        `${place}.ipBlock.cidr "${cidr}" is not a network in CIDR notation`,
        'write it as "10.0.1.0/24"; a single address has "/32"',
      );
    },
  );

  it.each([
    ["10.0.0.0/8", "11.0.0.0/16"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["0.0.0.0/0", "fe80::/32"],
  ])("may not be %s except %s", (cidr, except) => {
    expectFault(
      policy({ ipBlock: { cidr, except: [except] } }),
      `${place}.ipBlock.except[0] ${except} is not a part of ${cidr}`,
      "write a smaller network inside cidr, or remove it",
    );
  });

  it("may not except what is no network", () => {
    expectFault(
      policy({ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0"] } }),
      `${place}.ipBlock.except[0] "10.1.0.0" is not a network in CIDR notation`,
      'write it as "10.0.1.0/24"; a single address has "/32"',
    );
  });

  it("stand alone in their peers", () => {
    expectFault(
      policy({ ipBlock: { cidr: "10.0.0.0/8" }, podSelector: {} }),
      `${place} has both ipBlock and podSelector`,
      "give each a peer of its own",
    );
  });
});
