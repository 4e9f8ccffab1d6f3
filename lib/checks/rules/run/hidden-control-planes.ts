import { valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Parts of the chart that watch what EKS runs out of sight. */
const parts = ["kubeControllerManager", "kubeEtcd", "kubeScheduler"];

/** Nobody watches what EKS hides. */
export const hiddenControlPlanes: Rule = {
  number: 395,
  name: "hidden-control-planes",
  reason:
    "EKS shows nobody its etcd, scheduler and controller manager: an alert that they are down never ends.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/view-raw-metrics.html",
  *check({ charts, tree }) {
    if (tree.facts.eksAddons === undefined) return;
    for (const { chart, values, isWhole, by, unit } of charts) {
      const on = parts.filter((part) => valueAt(values, part, "enabled") !== false);
      // Who switches none off may watch a control plane of another kind.
      if (chart !== "kube-prometheus-stack" || !isWhole || on.length === 0 || on.length === parts.length)
        continue;
      yield {
        at: by ?? unit,
        severity: "warning",
        message: `chart ${chart} watches ${enumerate(on)}, which EKS hides: its alerts on that never end`,
        fix: `set enabled of ${enumerate(on)} to false, as of the others`,
      };
    }
  },
};
