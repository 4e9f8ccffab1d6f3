import { type Alert, alert } from "#lib/model/alert.ts";
import { camelCase } from "./camel-case.ts";
import type { Scope } from "./scope.ts";

/** What an alert about a workload says beside its name. */
interface WorkloadAlert extends Omit<Alert, "name" | "workload" | "summary"> {
  /** Continues the name of the workload: `has no pod that is ready`. */
  readonly summary: string;
}

/** An alert about a workload, named for both: `ShopBackendRestarts`. */
export function workloadAlert(
  { unit }: Pick<Scope, "unit">,
  workload: string,
  condition: string,
  { summary, ...rest }: WorkloadAlert,
): Alert {
  return alert(`${camelCase(unit)}${camelCase(workload)}${condition}`, {
    ...rest,
    workload,
    summary: `${workload} of ${unit} ${summary}`,
  });
}
