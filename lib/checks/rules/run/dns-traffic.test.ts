import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { allowDns, block, denyAll, namespace, pods, policy, port } from "../../reach/reach.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const web = deployment("web");
const sends = policy("web", "web", { egress: [{ to: [pods("api")], ports: [port(80)] }] });
const dns = (to: Value, ...ports: Value[]) => policy("dns", undefined, { egress: [{ to: [to], ports }] });

const facts = { preinstalled: { namespaces: ["shop"] }, eksAddons: ["coredns"] };
const found = (...objects: KubernetesObject[]) =>
  findingsOf("dns-traffic", [web, denyAll, ...objects], { facts });

const unresolved = at(
  "dns-traffic",
  web,
  "no policy lets Deployment web send to UDP port 53 of kube-dns, and deny and web isolate it: it can resolve no name",
  "allow egress to UDP and TCP port 53 of the pods k8s-app=kube-dns of namespace kube-system",
);

describe("dns-traffic", () => {
  it.each([
    [allowDns],
    [dns(namespace("kube-system"), port(53, "UDP"))],
    [dns(namespace(), port(53, "UDP"))],
    [dns(block("169.254.20.10/32"), port(53, "UDP"))],
  ])("is content with %j", (policyForDns) => {
    expect(found(sends, policyForDns)).toEqual([]);
  });

  it("finds pods that send and cannot resolve", () => {
    expect(found(sends)).toEqual([unresolved]);
  });

  it.each([
    [dns(namespace("shop"), port(53, "UDP"))],
    [
      dns(
        { ...namespace("kube-system"), podSelector: { matchLabels: { "k8s-app": "coredns" } } },
        port(53, "UDP"),
      ),
    ],
    [dns(namespace("kube-system"), port(53, "TCP"))],
    [dns(namespace("kube-system"), port(5353, "UDP"))],
  ])("is not content with %j", (policyForDns) => {
    expect(found(sends, policyForDns)).toHaveLength(1);
  });

  it("needs no names for pods that send nothing", () => {
    expect(found()).toEqual([]);
  });

  it("warns of a policy without TCP where others have it", () => {
    const other = policy("api", "api", { egress: [{ ports: [port(53, "UDP"), port(53, "TCP")] }] });
    expect(found(sends, other, dns(namespace("kube-system"), port(53, "UDP")))).toEqual([
      at(
        "dns-traffic",
        web,
        "policies let Deployment web send to UDP port 53 of kube-dns, but not to TCP port 53: long answers do not arrive",
        "allow egress to TCP port 53 beside UDP",
        "warning",
      ),
    ]);
  });
});
