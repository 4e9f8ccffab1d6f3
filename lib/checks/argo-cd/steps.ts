import type { Resource } from "#lib/render/resource.ts";
import { once } from "../graph/once.ts";
import { hooksOf, isHook, waveOf } from "./hooks.ts";

/** When a resource is applied in a sync of its Application: by phase, then by wave. */
export interface Step {
  readonly phase: number;
  readonly wave: number;
}

const phases: Readonly<Record<string, number>> = { PreSync: -1, Sync: 0, PostSync: 1 };

/** That of resources that say nothing. */
export const usual: Step = { phase: 0, wave: 0 };

/**
 * The first step of a sync that applies a resource; nothing for one that only a failure or a deletion applies.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#how-does-it-work
 */
export function stepOf(resource: Resource): Step | undefined {
  return resource.object.metadata.annotations === undefined ? usual : toldStepOf(resource);
}

const toldStepOf = once((resource: Resource): Step | undefined => {
  if (!isHook(resource)) return { phase: 0, wave: waveOf(resource) };
  const ran = hooksOf(resource).flatMap((hook) => (Object.hasOwn(phases, hook) ? (phases[hook] ?? []) : []));
  return ran.length === 0 ? undefined : { phase: Math.min(...ran), wave: waveOf(resource) };
});

/** Whether a step waits until another one is done. */
export function isLater(one: Step, other: Step): boolean {
  return one.phase === other.phase ? one.wave > other.wave : one.phase > other.phase;
}

/** A step as people call it: `PreSync`, `wave 2`. */
export function stepText({ phase, wave }: Step): string {
  const name = phase < 0 ? "PreSync" : phase > 0 ? "PostSync" : "";
  if (name !== "" && wave === 0) return name;
  return name === "" ? `wave ${wave}` : `${name} wave ${wave}`;
}
