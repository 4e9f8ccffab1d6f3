import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "../../graph/fields.ts";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "host-ports";
const ports = [{ containerPort: 80, hostPort: 8080 }];

function replicated(replicas: number): KubernetesObject {
  const made = deployment("web", { ports });
  return { ...made, spec: { ...mapAt(made, "spec"), replicas } };
}

function agent(name: string, container: Record<string, Value>, podSpec: Record<string, Value> = {}) {
  return { ...deployment(name, container, podSpec), kind: "DaemonSet" };
}

describe("a port of the node", () => {
  it("is there for each pod", () => {
    expect(findingsOf(rule, [replicated(2)], withNodes())).toEqual([]);
    expect(findingsOf(rule, [replicated(9)])).toEqual([]);
    expect(findingsOf(rule, [agent("one", { ports })], withNodes())).toEqual([]);
  });

  it("is there for fewer pods than there are", () => {
    const web = replicated(3);
    expect(findingsOf(rule, [web], withNodes())).toEqual([
      at(
        rule,
        web,
        "each of its 3 pods takes port 8080/TCP of its node, and there are at most 2 nodes for them: 1 too many",
        "remove the hostPort, or make it a DaemonSet",
      ),
    ]);
  });

  it("is taken by one DaemonSet only", () => {
    const other = agent("two", { ports: [{ containerPort: 8080 }] }, { hostNetwork: true });
    expect(findingsOf(rule, [agent("one", { ports }), other])).toEqual([
      at(
        rule,
        other,
        "its pods take port 8080/TCP of their node, as those of DaemonSet one do: on a node with both, one stays Pending",
        "give one of them another port",
      ),
    ]);
    const elsewhere = agent("two", { ports }, { nodeSelector: { role: "batch" } });
    expect(findingsOf(rule, [agent("one", { ports }), elsewhere], withNodes())).toEqual([]);
  });
});
