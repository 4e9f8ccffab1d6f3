import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** A range of versions, as Helm takes it. */
const range = /[*^~<>|]|(?:^|\.)x(?:\.|$)|^(?:latest|HEAD|main|master)$|\s-\s/i;

/** Charts have one version. */
export const chartVersions: Rule = {
  number: 413,
  name: "chart-versions",
  reason:
    "A range of versions is resolved when Argo CD looks: an upgrade comes without a commit, at any time.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/#helm",
  *check({ applications }) {
    for (const { resource: at, sources } of applications.all) {
      for (const { place, chart, fields } of sources) {
        const version = textAt(fields, "targetRevision");
        if (chart === undefined || version === undefined || !range.test(version)) continue;
        yield {
          at,
          severity: "warning",
          message: `${place}.targetRevision ${version} is a range: chart ${chart} is upgraded whenever a version that fits is published`,
          fix: "write one version",
        };
      }
    }
  },
};
