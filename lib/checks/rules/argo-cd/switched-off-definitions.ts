import { textAt, valueAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { groupsOfGraph } from "../../graph/kinds-of-graph.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Values by which charts are told to bring no definitions. */
const switches = [["installCRDs"], ["crds", "enabled"], ["crds", "install"], ["crds", "create"]] as const;

/** Charts bring the kinds that the tree has objects of. */
export const switchedOffDefinitions: Rule = {
  number: 441,
  name: "switched-off-definitions",
  reason: "Without its definition, no object of a kind is accepted, and no controller of it starts.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/helm/",
  *check(graph) {
    const used = groupsOfGraph(graph);
    for (const { chart, provided, values, by, unit } of graph.charts) {
      const off = switches.find((path) => valueAt(values, ...path) === false);
      const groups = (provided?.crdGroups ?? []).filter((group) => used.has(group));
      if (off === undefined || groups.length === 0 || provided?.isTold !== true) continue;
      // Others may bring them alone.
      const isElsewhere =
        graph.charts.some((other) => other.chart !== chart && /crds?\b/.test(other.chart)) ||
        graph
          .ofKind(kinds.customResourceDefinition)
          .some(({ object }) => groups.includes(textAt(object, "spec", "group") ?? ""));
      if (isElsewhere) continue;
      yield {
        at: by ?? unit,
        severity: "warning",
        message: `${off.join(".")} of chart ${chart} is false, and nothing else defines the kinds of ${enumerate(groups)}`,
        fix: `set ${off.join(".")} to true`,
      };
    }
  },
};
