import { appOfAppsOf } from "../app-of-apps.ts";
import { applicationsOf, getApplications } from "../applications.ts";
import { OperateError } from "../operate-error.ts";
import { kubectl } from "../programs.ts";
import { reasonOf } from "../readings.ts";
import type { Answer } from "../step.ts";
import type { Target } from "../target.ts";
import type { World } from "../world.ts";
import { liveObjects, resourcesToAsk } from "./live.ts";
import { type UnitStatus, unitStatus } from "./unit-status.ts";

function unreachable({ name, region }: Target, answer: Answer): OperateError {
  return new OperateError(
    `cluster ${name} does not answer: ${reasonOf(answer)}; aws eks update-kubeconfig --name ${name} --alias ${name} --region ${region} tells kubectl where it is`,
  );
}

/**
 * How every unit of a cluster is doing, in the order of the tree.
 *
 * @throws OperateError where Argo CD or the cluster does not answer
 */
export async function statusOf(target: Target, world: Pick<World, "ask">): Promise<UnitStatus[]> {
  const { namespace, applications } = appOfAppsOf(target.tree);
  const delivered = await world.ask(getApplications(target, namespace));
  const states = applicationsOf(delivered);
  if (states === undefined) throw unreachable(target, delivered);
  const found = await world.ask(
    kubectl(target, "get", resourcesToAsk(target.tree), "--all-namespaces", "-o", "json"),
  );
  const live = liveObjects(found);
  if (live === undefined) throw unreachable(target, found);
  return applications.map(({ unit }) =>
    unitStatus(
      unit,
      states.find(({ name }) => name === unit.name),
      live,
    ),
  );
}

/** Whether a unit is as Git says, and works. */
export function isWell({ next }: UnitStatus): boolean {
  return next === undefined;
}
