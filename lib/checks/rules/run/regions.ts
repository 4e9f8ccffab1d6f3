import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, textEntriesAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Variables that tell the clients of AWS their region. */
const variables = new Set(["AWS_REGION", "AWS_DEFAULT_REGION"]);

function* ofStores(graph: Graph, region: string): Generator<Violation> {
  for (const kind of ["ClusterSecretStore", "SecretStore"]) {
    for (const at of graph.ofKind({ group: "external-secrets.io", kind })) {
      const said = textAt(at.object, "spec", "provider", "aws", "region");
      if (said === undefined || said === region) continue;
      const message = `spec.provider.aws.region is ${said}, and the secrets of the cluster are in ${region}`;
      yield { at, message, fix: `write ${region}` };
    }
  }
}

/** Regions that the clients of workloads and ConfigMaps are told, with where. */
function told(graph: Graph): { readonly at: Resource; readonly place: string; readonly said: string }[] {
  const inMaps = graph.ofKind(kinds.configMap).flatMap((at) =>
    textEntriesAt(at.object, "data")
      .filter(([name]) => variables.has(name))
      .map(([name, said]) => ({ at, place: `data.${name}`, said })),
  );
  const inPods = graph.workloads.flatMap(({ resource: at, containers }) =>
    containers.flatMap(({ fields }) =>
      listAt(fields, "env").flatMap((entry) => {
        const [name = "", said] = [textAt(entry, "name"), textAt(entry, "value")];
        return variables.has(name) && said !== undefined ? [{ at, place: `env ${name}`, said }] : [];
      }),
    ),
  );
  return [...inMaps, ...inPods];
}

/** What uses AWS uses it in the region of the cluster. */
export const regions: Rule = {
  number: 387,
  name: "regions",
  reason: "A secret, a queue or a key is in one region: in another one it is not found.",
  see: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html",
  *check(graph) {
    const { region } = graph.tree.facts;
    if (region === undefined) return;
    yield* ofStores(graph, region);
    for (const { at, place, said } of told(graph)) {
      if (said === region || said.includes("$")) continue;
      const message = `${place} is ${said}, and the cluster is in ${region}: its clients look for everything there`;
      yield { at, severity: "warning", message, fix: `write ${region}` };
    }
  },
};
