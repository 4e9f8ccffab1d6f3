import { type IServiceAccount, ServiceAccount } from "cdk8s-plus-28";
import { labelsOf } from "./labels.ts";
import type { Scope } from "./scope.ts";

/**
 * The ServiceAccount of a workload, of the same name: each workload has its own, so that rights given to one are
 * given to no other.
 *
 * @param apiToken whether its pods get a token for the API server
 */
export function addServiceAccount(scope: Scope, workload: string, apiToken: boolean): IServiceAccount {
  new ServiceAccount(scope.chart, `ServiceAccount-${workload}`, {
    metadata: { name: workload, namespace: scope.namespace, labels: labelsOf(scope, workload) },
    automountToken: apiToken,
  });
  return ServiceAccount.fromServiceAccountName(scope.chart, `account-${workload}`, workload);
}
