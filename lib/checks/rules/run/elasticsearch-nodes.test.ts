import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const maps = { "node.store.allow_mmap": false };
const cluster = (set: Record<string, Value>) =>
  object("elasticsearch.k8s.elastic.co/v1 Elasticsearch", "logs", {
    spec: { nodeSets: [{ name: "hot", ...set }] },
  });
const claim = (name: string) => [{ metadata: { name } }];
const pod = (name: string) => ({ spec: { containers: [{ name, resources: {} }] } });

it.each([
  { config: maps, volumeClaimTemplates: claim("elasticsearch-data"), podTemplate: pod("elasticsearch") },
  { config: { node: { store: { allow_mmap: false } } } },
  { podTemplate: { spec: { initContainers: [{ command: ["sysctl", "-w", "vm.max_map_count=262144"] }] } } },
])("takes %j", (set) => {
  expect(findingsOf("elasticsearch-nodes", [cluster(set)])).toEqual([]);
});

it.each<[Record<string, Value>, string, string]>([
  [
    { config: maps, volumeClaimTemplates: claim("data") },
    "node set hot claims volume data, and ECK keeps the data in elasticsearch-data: a small one of the default class",
    "call the claim elasticsearch-data",
  ],
  [
    { config: maps, podTemplate: pod("elastic") },
    "node set hot gives resources to container elastic, and that of Elasticsearch is elasticsearch",
    "call it elasticsearch",
  ],
])("refuses %j", (set, message, fix) => {
  const wrong = cluster(set);
  expect(findingsOf("elasticsearch-nodes", [wrong])).toEqual([
    at("elasticsearch-nodes", wrong, message, fix),
  ]);
});

it("warns of memory maps that no node allows", () => {
  expect(
    findingsOf("elasticsearch-nodes", [cluster({})]).map(({ severity, fix }) => [severity, fix]),
  ).toEqual([["warning", "set node.store.allow_mmap to false, or raise it in an init container"]]);
});
