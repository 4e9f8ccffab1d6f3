import type { Value } from "#lib/render/resource.ts";
import { listAt, textAt, valueAt } from "../../graph/fields.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";

/** The names that ECK gives the container and the volume that it changes. */
const [containerName, claimName] = ["elasticsearch", "elasticsearch-data"];

function* faultsOf(set: Value): Generator<Fault & Pick<Violation, "severity">> {
  const place = `node set ${textAt(set, "name") ?? ""}`;
  const claims = listAt(set, "volumeClaimTemplates").flatMap((one) => textAt(one, "metadata", "name") ?? []);
  if (claims.length > 0 && !claims.includes(claimName)) {
    yield {
      message: `${place} claims volume ${claims.join(", ")}, and ECK keeps the data in ${claimName}: a small one of the default class`,
      fix: `call the claim ${claimName}`,
    };
  }
  const template = valueAt(set, "podTemplate", "spec");
  const containers = listAt(template, "containers");
  const isMeant = containers.some((one) => valueAt(one, "resources") !== undefined);
  if (
    containers.length === 1 &&
    isMeant &&
    !containers.some((one) => textAt(one, "name") === containerName)
  ) {
    yield {
      message: `${place} gives resources to container ${textAt(containers[0], "name") ?? ""}, and that of Elasticsearch is ${containerName}`,
      fix: `call it ${containerName}`,
    };
  }
}

/** Whether somebody sees to the memory maps that Elasticsearch asks of its nodes. */
function hasMaps(set: Value): boolean {
  const config = valueAt(set, "config");
  const nested =
    valueAt(config, "node", "store", "allow_mmap") ?? valueAt(config, "node.store", "allow_mmap");
  return (valueAt(config, "node.store.allow_mmap") ?? nested) !== undefined;
}

/** Whether pods of the tree raise the limit of their machines, or something of others is told to. */
const isRaised = oncePerGraph(({ resources }) =>
  resources.some(({ object }) => JSON.stringify(object).includes("max_map_count")),
);

/** Node sets of Elasticsearch are told what ECK reads, and what their nodes can do. */
export const elasticsearchNodes: Rule = {
  number: 326,
  name: "elasticsearch-nodes",
  reason:
    "ECK goes by names: what is called otherwise is something else, and data lies in a volume nobody asked for.",
  see: "https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/volume-claim-templates",
  *check(graph) {
    const all = graph.ofKind({ group: "elasticsearch.k8s.elastic.co", kind: "Elasticsearch" });
    if (all.length === 0) return;
    for (const at of all) {
      for (const set of listAt(at.object, "spec", "nodeSets")) {
        for (const fault of faultsOf(set)) yield { at, ...fault };
        if (hasMaps(set) || isRaised(graph)) continue;
        yield {
          at,
          severity: "warning",
          message: `node set ${textAt(set, "name") ?? ""} maps its files into memory, and nothing raises vm.max_map_count of the nodes to 262144: Elasticsearch may refuse to start`,
          fix: "set node.store.allow_mmap to false, or raise it in an init container",
        };
      }
    }
  },
};
