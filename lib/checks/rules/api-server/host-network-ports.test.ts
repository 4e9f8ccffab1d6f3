import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

describe("ports in the network of the node", () => {
  it("have one number, and elsewhere two", () => {
    expect(
      findingsOf("host-network-ports", [
        deployment("web", { ports: [{ containerPort: 80, hostPort: 80 }] }, { hostNetwork: true }),
        deployment("other", { ports: [{ containerPort: 8080, hostPort: 80 }] }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", { ports: [{ containerPort: 8080, hostPort: 80 }] }, { hostNetwork: true }),
      "container main has port 8080 with hostPort 80, but the network of the node",
      "write the same number for both, or remove hostPort",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("host-network-ports", [one])).toEqual([at("host-network-ports", one, message, fix)]);
  });
});
