import type { Resource } from "#lib/render/resource.ts";
import { valueAt } from "../../graph/fields.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { labelsOf, matches, selectorText } from "../../graph/labels.ts";
import { type SelectedKind, type Selection, selectionsOf } from "../../monitoring/selection.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const kinds: readonly SelectedKind[] = [
  "ServiceMonitor",
  "PodMonitor",
  "Probe",
  "PrometheusRule",
  "ScrapeConfig",
];

function isSelected(at: Resource, { labels, namespaces }: Selection): boolean {
  const own = labelsOf(valueAt(at.object, "metadata", "labels"));
  return matches(labels, own) && (namespaces?.includes(namespaceOf(at)) ?? true);
}

function wantText(at: Resource, { by, labels, namespaces }: Selection): string {
  const isElsewhere = namespaces !== undefined && !namespaces.includes(namespaceOf(at));
  return isElsewhere
    ? `${by} looks in ${enumerate(namespaces)} only`
    : `${by} asks for ${selectorText(labels)}`;
}

function violationOf(at: Resource, selections: readonly Selection[]): Violation {
  const [first] = selections;
  const isRule = at.object.kind === "PrometheusRule";
  const missing =
    first !== undefined && first.labels.labels.length > 0 ? selectorText(first.labels) : undefined;
  return {
    at,
    message: `no Prometheus selects it: ${enumerate(selections.map((one) => wantText(at, one)))}, so ${isRule ? "none of its rules is loaded" : "nothing is scraped"}`,
    fix:
      missing === undefined
        ? "widen the selector of Prometheus"
        : `add the label ${missing}, or widen the selector of Prometheus`,
  };
}

/** Some Prometheus selects what is written for it. */
export const unselectedMonitors: Rule = {
  number: 375,
  name: "unselected-monitors",
  compares: true,
  reason: "A monitor or rule without the label that Prometheus asks for is accepted, and never read.",
  see: "https://prometheus-operator.dev/docs/platform/troubleshooting/#does-your-prometheus-select-the-servicemonitor",
  *check(graph) {
    for (const kind of kinds) {
      const selections = selectionsOf(graph, kind);
      if (selections.length === 0) continue;
      for (const at of graph.ofKind({ group: "monitoring.coreos.com", kind })) {
        if (!selections.some((one) => isSelected(at, one))) yield violationOf(at, selections);
      }
    }
  },
};
