import { describe, expect, it } from "vitest";
import type { Facts } from "#lib/render/facts.ts";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { podsOf } from "../flows/ends.ts";
import { graphOf } from "../graph/graph.ts";
import { declares, deployment, object, treeOf } from "../tree.fixture.ts";
import { networksOf } from "./networks.ts";
import type { Peer } from "./peer.ts";
import { block, denyAll, namespace, pods, policy, port } from "./reach.fixture.ts";
import { sideOf } from "./reach.ts";

const web = deployment("web");
const database = deployment("database", declares(["sql", 5432]));

/** What the policies of the database say of a connection to its port 5432. */
function ingress(policies: readonly KubernetesObject[], from?: Peer, facts?: Facts) {
  const graph = graphOf(treeOf([web, database, ...policies], facts && { facts }));
  const [to, other] = graph.workloads.map((workload) => podsOf(graph, workload));
  if (to === undefined || other === undefined) throw new Error("no pods");
  return sideOf(graph, "ingress", { from: from ?? other, to, port: { number: 5432, protocol: "TCP" } })
    .answer;
}

const addresses = (...texts: string[]): Peer => ({
  is: "addresses",
  title: "x",
  networks: networksOf(texts),
});

describe("traffic to pods", () => {
  it("gets through where no policy isolates them", () => {
    expect(ingress([])).toBe("yes");
    expect(ingress([policy("web", "web", { ingress: [] })])).toBe("yes");
    expect(ingress([policy("database", "database", { egress: [] })])).toBe("yes");
  });

  it("is stopped where one does and none lets it through", () => {
    expect(ingress([denyAll])).toBe("no");
    expect(
      ingress([object("networking.k8s.io/v1 NetworkPolicy", "deny", { spec: { podSelector: {} } })]),
    ).toBe("no");
  });

  it("gets through where one of several policies lets it", () => {
    expect(ingress([denyAll, policy("database", "database", { ingress: [{ from: [pods("web")] }] })])).toBe(
      "yes",
    );
  });

  it.each([
    [{}, "yes"],
    [{ from: [pods("web")], ports: [port(5432)] }, "yes"],
    [{ from: [pods("web")], ports: [port("sql")] }, "yes"],
    [{ from: [pods("web")], ports: [{ ...port(5000), endPort: 6000 }] }, "yes"],
    [{ from: [pods("web")], ports: [{ protocol: "TCP" }] }, "yes"],
    [{ from: [{ podSelector: {} }] }, "yes"],
    [{ from: [namespace("shop")] }, "yes"],
    [{ from: [{ ...namespace(), ...pods("web") }] }, "yes"],
    [
      { from: [{ podSelector: { matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] } }] },
      "yes",
    ],
    [{ from: [block("0.0.0.0/0")] }, "yes"],
    [{ from: [pods("web")], ports: [port(5433)] }, "no"],
    [{ from: [pods("web")], ports: [port("tcp")] }, "no"],
    [{ from: [pods("web")], ports: [port(5432, "UDP")] }, "no"],
    [{ from: [pods("api")] }, "no"],
    [{ from: [namespace("api")] }, "no"],
    [{ from: [{ ...namespace("api"), ...pods("web") }] }, "no"],
    [{ from: [block("1.2.3.0/24")] }, "no"],
    [{ from: [block("10.0.0.0/16")] }, "maybe"],
    [{ from: [{ namespaceSelector: { matchLabels: { team: "a" } } }] }, "maybe"],
  ] as const)("by the rule %j: %s", (rule, answer) => {
    expect(ingress([policy("database", "database", { ingress: [rule] })])).toBe(answer);
  });

  it("comes from addresses where a block holds all of them", () => {
    const rule = (...from: ReturnType<typeof block>[]) => [
      policy("database", "database", { ingress: [{ from }] }),
    ];
    expect(ingress(rule(block("10.0.0.0/23")), addresses("10.0.1.0/24"))).toBe("yes");
    expect(ingress(rule(block("10.0.0.0/16", "10.0.1.0/24")), addresses("10.0.1.0/24"))).toBe("no");
    expect(ingress(rule(block("10.0.0.0/16", "10.0.1.0/28")), addresses("10.0.1.0/24"))).toBe("maybe");
    expect(ingress(rule(block("10.0.1.0/28")), addresses("10.0.1.0/24"))).toBe("maybe");
    expect(ingress(rule(block("10.0.2.0/24")), addresses("10.0.1.0/24"))).toBe("no");
    expect(
      ingress(
        [policy("database", "database", { ingress: [{ from: [namespace()] }] })],
        addresses("10.0.1.0/24"),
      ),
    ).toBe("no");
  });

  it("is not let in by a block without the subnets of pods", () => {
    const facts = {
      vpc: { cidr: "10.0.0.0/16", privateSubnets: ["10.0.8.0/21"] },
      networkPolicyEnforcement: "vpc-cni",
    };
    const rule = (cidr: string) => [policy("database", "database", { ingress: [{ from: [block(cidr)] }] })];
    expect(ingress(rule("10.0.1.0/24"), undefined, facts)).toBe("no");
    expect(ingress(rule("10.0.8.0/24"), undefined, facts)).toBe("maybe");
    expect(ingress(rule("10.0.0.0/16"), undefined, facts)).toBe("maybe");
  });

  it("is not stopped by policies that nobody enforces, or beside those of another network plugin", () => {
    expect(ingress([denyAll], undefined, { networkPolicyEnforcement: null })).toBe("yes");
    expect(ingress([denyAll, object("cilium.io/v2 CiliumNetworkPolicy", "web")])).toBe("yes");
  });

  it("is not stopped for pods on the network of their node", () => {
    const onHost = deployment("host", declares(["sql", 5432]), { hostNetwork: true });
    const graph = graphOf(treeOf([onHost, denyAll]));
    const [to] = graph.workloads.map((workload) => podsOf(graph, workload));
    if (to === undefined) throw new Error("no pods");
    const traffic = { from: addresses("10.0.1.0/24"), to, port: { number: 5432, protocol: "TCP" } };
    expect(sideOf(graph, "ingress", traffic).answer).toBe("yes");
  });
});
