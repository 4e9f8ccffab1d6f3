import { textAt } from "#lib/checks/graph/fields.ts";
import type { AppOfApps, Delivered } from "./app-of-apps.ts";
import { kubectl } from "./programs.ts";
import { failed } from "./readings.ts";
import type { Answer, Ask, Reading, Run } from "./step.ts";
import type { Target } from "./target.ts";
import { CLUSTER } from "./terraform-state.ts";

/** Variable that says whether the cluster knows Applications. */
export const ARGO_CD = "APPLICATIONS";

/** Minutes in which everything of a wave has to be gone; load balancers take some. */
const PATIENCE = "20m";

/** Whether a unit makes a load balancer by itself: a controller has to be there to remove it. */
function isEntrance({ unit }: Delivered): boolean {
  return unit.resources.some(
    ({ object }) => object.kind === "Ingress" || textAt(object, "spec", "type") === "LoadBalancer",
  );
}

/** Names by wave, the last wave first: what is needed goes after what needs it. */
function byWave(applications: readonly Delivered[]): string[][] {
  const waves = Map.groupBy(applications, ({ wave }) => wave);
  const latestFirst = [...waves].sort(([one], [other]) => other - one);
  return latestFirst.map(([, wave]) => wave.map(({ name }) => name).sort());
}

function readKind(answer: Answer): Reading {
  return answer.status === 0 ? { met: true, value: answer.stdout.trim() } : failed(answer);
}

/** Whether Argo CD was ever installed. */
function findArgoCd(target: Target): Ask {
  return {
    kind: "ask",
    title: "It is known whether Argo CD is there",
    needs: CLUSTER,
    question: {
      command: kubectl(
        target,
        ...[
          "get",
          "customresourcedefinitions",
          "applications.argoproj.io",
          "--ignore-not-found",
          "-o",
          "name",
        ],
      ),
      read: readKind,
    },
    variable: ARGO_CD,
    cure: "see whether kubectl reaches the cluster",
  };
}

function remove(target: Target, namespace: string, names: readonly string[]): Run {
  return {
    kind: "run",
    title: `${names.length === 1 ? "Application" : "Applications"} ${names.join(", ")}: gone`,
    needs: ARGO_CD,
    command: kubectl(
      target,
      ...["-n", namespace, "delete", "applications.argoproj.io", ...names],
      ...["--ignore-not-found", "--wait", `--timeout=${PATIENCE}`],
    ),
    cure: `kubectl --context ${target.name} -n ${namespace} describe applications.argoproj.io says what they wait for`,
  };
}

/** The steps that remove Applications, with what goes through load balancers first. */
export interface Removal {
  /** The root and everything with a load balancer, while the controllers of those still run. */
  readonly entrances: readonly (Ask | Run)[];
  /** The rest. Argo CD's own stays: who would remove it? It goes with the nodes. */
  readonly others: readonly Run[];
}

/**
 * Removes Applications with everything that they made, but for what is protected. The root goes first, and alone:
 * it would make the others again.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/
 */
export function removal(target: Target, { namespace, root, applications, self }: AppOfApps): Removal {
  const removable = applications.filter(({ name }) => name !== self.name);
  const steps = (some: readonly Delivered[]) => byWave(some).map((names) => remove(target, namespace, names));
  return {
    entrances: [
      findArgoCd(target),
      remove(target, namespace, [root]),
      ...steps(removable.filter(isEntrance)),
    ],
    others: steps(removable.filter((application) => !isEntrance(application))),
  };
}
