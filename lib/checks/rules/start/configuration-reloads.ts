import { doubtAbout } from "../../doubt.ts";
import { listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { type Kind, kinds } from "../../graph/kind.ts";
import { namingsOfPods } from "../../graph/references/pod.ts";
import type { Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Annotations of Reloader that name what a workload is restarted for. */
const annotations: readonly (readonly [name: string, kind: Kind])[] = [
  ["configmap.reloader.stakater.com/reload", kinds.configMap],
  ["secret.reloader.stakater.com/reload", kinds.secret],
];

/** Reloader reads the annotations of the pods where the workload has none. */
function namesIn({ resource, template }: Workload, annotation: string): string[] {
  const text =
    textAt(resource.object, "metadata", "annotations", annotation) ??
    textAt(template, "metadata", "annotations", annotation);
  return (text ?? "").split(",").flatMap((name) => name.trim() || []);
}

function* ofWorkload(graph: Graph, workload: Workload): Generator<Violation> {
  const { resource: at, namespace } = workload;
  for (const [annotation, kind] of annotations) {
    const names = namesIn(workload, annotation);
    if (names.length === 0 || names.some((name) => /[*^$]/.test(name))) continue;
    const used = [...namingsOfPods(workload)].flatMap((one) => (one.kind === kind ? one.name : []));
    const others = [...new Set(used)].filter((name) => !names.includes(name)).sort();
    for (const name of names) {
      if (used.includes(name)) continue;
      const isThere = graph.names.producersOf(kind, namespace, name).length > 0;
      const near = nearest(name, others) ?? (others.length === 1 ? others[0] : undefined);
      const fix = near === undefined ? "correct the annotation" : `write ${near}`;
      if (!isThere && doubtAbout(graph, kind, namespace, name) === undefined) {
        yield {
          at,
          message: `annotation ${annotation} names ${kind.kind} ${name}, which nothing produces: no change restarts the pods`,
          fix,
        };
      } else if (others.length > 0) {
        yield {
          at,
          severity: "warning",
          message: `annotation ${annotation} names ${kind.kind} ${name}, which its pods do not use, and not ${enumerate(others)}, which they do`,
          fix,
        };
      }
    }
  }
}

const externalSecret = { group: "external-secrets.io", kind: "ExternalSecret" };

/** Policies by which a secret is read again for another reason than time, or on purpose not at all. */
const otherPolicies = new Set(["CreatedOnce", "OnChange"]);

/** What generators make is new whenever it is read. */
function isGenerated(spec: ReturnType<typeof mapAt>): boolean {
  return listAt(spec, "dataFrom").some((one) => valueAt(one, "sourceRef", "generatorRef") !== undefined);
}

function* readOnce(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind(externalSecret)) {
    const spec = mapAt(at.object, "spec");
    const interval = valueAt(spec, "refreshInterval");
    const isNever = interval === 0 || (typeof interval === "string" && /^0(s|m|h|ms)?$/.test(interval));
    if (!isNever || otherPolicies.has(textAt(spec, "refreshPolicy") ?? "") || isGenerated(spec)) continue;
    yield {
      at,
      severity: "warning",
      message: `refreshInterval is ${interval}: the secret is read once, and no later change of it reaches the cluster`,
      fix: 'write an interval such as 1h, or "refreshPolicy: CreatedOnce" where that is meant',
    };
  }
}

/** Changes of Secrets and ConfigMaps reach the pods that somebody wants them to reach. */
export const configurationReloads: Rule = {
  number: 256,
  name: "configuration-reloads",
  reason:
    "Pods keep the variables that they started with: who names the wrong Secret is never restarted for it.",
  see: "https://github.com/stakater/Reloader#readme",
  *check(graph) {
    for (const workload of graph.workloads) yield* ofWorkload(graph, workload);
    yield* readOnce(graph);
  },
};
