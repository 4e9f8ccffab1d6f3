import { type Acceptance, acceptancePrefix } from "#lib/model/acceptance.ts";
import { refuse } from "#lib/model/problem.ts";
import type { PlannedUnit } from "./cluster-units.ts";
import type { KubernetesObject, Resource } from "./resource.ts";
import type { Unit } from "./tree.ts";

function acceptancesOf({ contents }: PlannedUnit): readonly Acceptance[] {
  return contents.accepts ?? [];
}

function titleOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name}`;
}

/** An object with its acceptances as annotations, in which whoever reads the manifest sees them. */
function withAcceptances(object: KubernetesObject, acceptances: readonly Acceptance[]): KubernetesObject {
  const { annotations: before } = object.metadata;
  const own = Object.fromEntries(
    acceptances.map(({ rule, reason }): [string, string] => [`${acceptancePrefix}${rule}`, reason]),
  );
  const annotations = { ...(typeof before === "object" && before), ...own };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function accepted(resource: Resource, title: string, acceptances: readonly Acceptance[]): Resource {
  const own = acceptances.filter(({ object }) => object === title);
  return own.length === 0 ? resource : { ...resource, object: withAcceptances(resource.object, own) };
}

/** Writes what a unit's definition accepts of its objects onto them. Refuses objects that the unit has not. */
export function acceptInUnit(unit: Unit, planned: PlannedUnit): Unit {
  const acceptances = acceptancesOf(planned);
  if (acceptances.length === 0) return unit;
  const titles = new Set(unit.resources.map(({ object }) => titleOf(object)));
  for (const { rule, object } of acceptances) {
    if (object === undefined || titles.has(object)) continue;
    refuse(
      `${unit.name} accepts a finding of ${rule} at ${object}, which it has not`,
      'name one of its objects as "Deployment web", or remove it from "accepts"',
    );
  }
  const resources = unit.resources.map((resource) =>
    accepted(resource, titleOf(resource.object), acceptances),
  );
  return { ...unit, resources };
}

/** Writes what definitions accept of their units as a whole onto the Applications that deliver these. */
export function acceptOfUnits(delivered: Unit, planned: readonly PlannedUnit[]): Unit {
  const ofWhole = new Map(
    planned.map((unit) => [
      `Application ${unit.name}`,
      acceptancesOf(unit).filter(({ object }) => object === undefined),
    ]),
  );
  const resources = delivered.resources.map((resource) => {
    const acceptances = ofWhole.get(titleOf(resource.object)) ?? [];
    if (acceptances.length === 0) return resource;
    return { ...resource, object: withAcceptances(resource.object, acceptances) };
  });
  return { ...delivered, resources };
}
