import { accountOf } from "../../accounts/account.ts";
import { bindingsOf } from "../../accounts/bindings.ts";
import { textAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";

/** Controllers that do nothing but call the API, by the end of their image's name. */
const controllers =
  /(?:^|\/)(kube-state-metrics|cluster-autoscaler|external-dns|metrics-server|aws-load-balancer-controller|cert-manager-(?:controller|cainjector)|external-secrets|prometheus-operator|ingress-nginx\/controller|nginx\/nginx-ingress|descheduler|vpa-(?:recommender|updater|admission-controller)|stakater\/reloader|sealed-secrets-controller|kubernetes-dashboard|node-termination-handler)(?:[:@]|$)/;

function controllerOf({ containers }: Workload): string | undefined {
  const images = containers.filter(({ stays }) => stays).map(({ fields }) => textAt(fields, "image") ?? "");
  return images.map((image) => controllers.exec(image)?.[1]).find((name) => name !== undefined);
}

/** Controllers that are known to call the API have rights to it. */
export const controllerRights: Rule = {
  number: 281,
  name: "controller-rights",
  reason: "A controller whose ServiceAccount no binding names is refused whatever it asks the API for.",
  see: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions",
  *check(graph) {
    const bindings = bindingsOf(graph);
    // A chart without a description may bring bindings of any name.
    if (graph.charts.some(({ provided }) => provided === undefined)) return;
    for (const workload of graph.workloads) {
      const [controller, account, { namespace }] = [controllerOf(workload), accountOf(workload), workload];
      if (controller === undefined || bindings.hasGroupOf(namespace)) continue;
      if (bindings.of(namespace, account).length > 0) continue;
      yield {
        at: workload.resource,
        message: `its pods run ${controller} as ServiceAccount ${account}, to which no RoleBinding or ClusterRoleBinding gives rights: the API refuses all its calls`,
        fix: `name the ServiceAccount of its binding, or bind a role to ${namespace}/${account}`,
      };
    }
  },
};
