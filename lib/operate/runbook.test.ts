import { describe, expect, it } from "vitest";
import { commandsOf, objectsIn, unknownNames } from "./runbook.ts";
import { treeOf, unitOf } from "./target.fixture.ts";

const markdown = [
  "# Restore",
  "",
  "1. Stop.",
  "",
  "   ```sh",
  "   kubectl -n shop scale deployment/web --replicas=0",
  "   ```",
  "",
  "```sh",
  "kubectl -n shop create job --from=cronjob/restore restore-1 |",
  "  kubectl create -f -",
  "kubectl -n shop logs job/restore-1",
  "```",
  "",
  "| seen | do |",
  "|---|---|",
  "| nothing | `kubectl -n shop get service/web` and `less` |",
].join("\n");

const workloads = ["Deployment", "Service"].map((kind) => ({ kind, name: "web" }));
const tree = treeOf([[unitOf("shop", { objects: [...workloads, { kind: "CronJob", name: "restore" }] }), 2]]);

describe("a runbook", () => {
  it("has its commands in blocks and in tables", () => {
    expect(commandsOf(markdown)).toEqual([
      "kubectl -n shop scale deployment/web --replicas=0",
      "kubectl -n shop create job --from=cronjob/restore restore-1 | kubectl create -f -",
      "kubectl -n shop logs job/restore-1",
      "kubectl -n shop get service/web",
    ]);
  });

  it("names objects by namespace, kind and name", () => {
    expect(objectsIn(markdown).map(({ namespace, kind, name }) => `${namespace} ${kind} ${name}`)).toEqual([
      "shop Deployment web",
      "shop CronJob restore",
      "shop Job restore-1",
      "shop Service web",
    ]);
  });

  it("is right when it names what is generated, or what it makes itself", () => {
    expect(unknownNames(markdown, [tree])).toEqual([]);
  });

  it("is wrong when it names what no cluster has", () => {
    expect(unknownNames("```sh\nkubectl -n shop logs deployment/api\n```\n", [tree])).toEqual([
      'no cluster has Deployment api in namespace shop, which "kubectl -n shop logs deployment/api" names; write the name that is in generated/',
    ]);
  });
});
