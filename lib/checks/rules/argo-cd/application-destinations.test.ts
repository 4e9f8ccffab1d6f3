import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const facts = { argocdDestinations: [{ name: "live", server: "https://live.example.com" }] };
const to = (destination: Record<string, string>) =>
  application("shop", { destination: { ...destination, namespace: "shop" } });

describe("application-destinations", () => {
  it.each([
    ["the cluster of Argo CD", { name: "in-cluster" }],
    ["its server", { server: "https://kubernetes.default.svc" }],
    ["a cluster of the facts", { name: "live" }],
    ["the server of one", { server: "https://live.example.com/" }],
  ])("accepts %s", (_, destination) => {
    expect(findingsOf("application-destinations", [to(destination)], { facts })).toEqual([]);
  });

  it("says nothing of other clusters without the facts, or where the tree registers some", () => {
    expect(findingsOf("application-destinations", [to({ name: "staging" })])).toEqual([]);
    const secret = object(
      "Secret",
      "staging",
      {},
      { labels: { "argocd.argoproj.io/secret-type": "cluster" } },
    );
    expect(findingsOf("application-destinations", [to({ name: "staging" }), secret], { facts })).toEqual([]);
  });

  it.each([
    [
      { name: "staging" },
      "spec.destination.name staging is no cluster that Argo CD knows: it knows live and in-cluster",
      "register the cluster with Argo CD, or correct it",
    ],
    [
      { name: "in-clutser" },
      "spec.destination.name in-clutser is no cluster that Argo CD knows: it knows live and in-cluster",
      "write in-cluster",
    ],
    [
      { server: "https://kubernetes.default.svcs" },
      "spec.destination.server https://kubernetes.default.svcs is no cluster that Argo CD knows: it knows https://live.example.com and https://kubernetes.default.svc",
      "write https://kubernetes.default.svc",
    ],
    [
      { name: "live", server: "https://live.example.com" },
      "spec.destination has both name live and server https://live.example.com, which Argo CD refuses",
      "keep one of them",
    ],
    [
      {},
      "spec.destination names no cluster, which Argo CD refuses",
      "set spec.destination.name to in-cluster, or to another cluster",
    ],
  ])("refuses %s", (destination, message, fix) => {
    const one = to(destination);
    expect(findingsOf("application-destinations", [one], { facts })).toEqual([
      at("application-destinations", one, message, fix),
    ]);
  });
});
