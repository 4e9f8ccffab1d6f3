import type { Chart } from "cdk8s";
import type { Acceptance } from "./acceptance.ts";
import type { Access } from "./access.ts";
import type { Alert } from "./alert.ts";
import type { Cluster } from "./cluster.ts";
import type { Dashboard } from "./dashboard.ts";
import type { Managed } from "./managed.ts";
import { dnsLabel } from "./name.ts";
import { refuse } from "./problem.ts";
import { repeated } from "./repeated.ts";
import type { Route } from "./route.ts";
import type { Workload } from "./workload.ts";

/** What an application consists of on one cluster. */
export interface ApplicationContents {
  readonly workloads: readonly Workload[];
  /** Databases, caches and buckets that AWS runs for it. They hold data: what is taken out of the list goes. */
  readonly managed?: readonly Managed[];
  readonly routes?: readonly Route[];
  readonly alerts?: readonly Alert[];
  readonly dashboards?: readonly Dashboard[];
  readonly access?: readonly Access[];
  /** Findings of the checks that are meant to stay. */
  readonly accepts?: readonly Acceptance[];
  /** What the standard shapes cannot say, as constructs of cdk8s, cdk8s-plus or kubernetes-models. */
  readonly resources?: (chart: Chart) => void;
}

/** A system in a namespace of its own, which has the application's name. */
export interface Application {
  readonly kind: "application";
  readonly name: string;
  readonly on: readonly Cluster[];
  contents(cluster: Cluster): ApplicationContents;
}

/** A definition that is the same everywhere, or follows from the cluster where stages differ. */
export type ApplicationProps = {
  readonly name: string;
  readonly on: Cluster | readonly Cluster[];
} & (ApplicationContents | { readonly contents: (cluster: Cluster) => ApplicationContents });

function checkNames(name: string, { workloads, managed = [] }: ApplicationContents): void {
  for (const twice of repeated(workloads.map((workload) => workload.name))) {
    refuse(`application ${name} has two workloads named "${twice}"`, "rename one");
  }
  for (const twice of repeated(managed.map((one) => `${one.kind} ${one.name}`))) {
    refuse(`application ${name} lists ${twice} twice`, "list it once");
  }
}

/**
 * An application: `export default defineApplication({ name, on, workloads, routes })` in `apps/<name>/index.ts`.
 * Where stages differ, `contents` is a function of the cluster. Refuses an application on no cluster, and two
 * workloads of one name.
 */
export function defineApplication(props: ApplicationProps): Application {
  dnsLabel(props.name, "application");
  const on = "kind" in props.on ? [props.on] : props.on;
  if (on.length === 0) refuse(`application ${props.name} is on no cluster`, 'name at least one in "on"');
  const contents = "contents" in props ? props.contents : () => props;
  return {
    kind: "application",
    name: props.name,
    on,
    contents(cluster) {
      const found = contents(cluster);
      checkNames(props.name, found);
      return found;
    },
  };
}
