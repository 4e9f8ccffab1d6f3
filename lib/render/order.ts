import { refuse } from "#lib/model/problem.ts";
import type { PlannedApplication } from "./cluster-units.ts";
import type { Facts } from "./facts.ts";
import { broughtBy, type Need, neededBy } from "./needs.ts";
import type { Unit } from "./tree.ts";

/** A unit with the wave in which the root makes its Application. */
export interface Ordered {
  readonly unit: Unit;
  readonly kind: "add-on" | "application";
  /** Zero for what needs nothing; each later wave waits until the earlier ones are healthy. */
  readonly wave: number;
}

/** The units that have to be there before a unit. */
function predecessors(units: readonly Unit[], facts: Facts): (unit: Unit) => Unit[] {
  const bringers = new Map<Need, Unit[]>();
  for (const unit of units) {
    for (const need of broughtBy(unit, facts)) bringers.set(need, [...(bringers.get(need) ?? []), unit]);
  }
  return (unit) => {
    const before = new Set(neededBy(unit, facts).flatMap((need) => bringers.get(need) ?? []));
    before.delete(unit);
    return [...before];
  };
}

function wavesOf(units: readonly Unit[], facts: Facts): Map<Unit, number> | undefined {
  const before = predecessors(units, facts);
  const waves = new Map<Unit, number>();
  const visit = (unit: Unit, path: readonly Unit[]): number | undefined => {
    const known = waves.get(unit);
    if (known !== undefined) return known;
    if (path.includes(unit)) {
      const circle = [...path.slice(path.indexOf(unit)), unit].map(({ name }) => name).join(" -> ");
      refuse(
        `units need each other in a circle: ${circle}`,
        "move what one of them brings into a unit of its own",
      );
      return undefined;
    }
    let wave = 0;
    for (const other of before(unit)) {
      const earlier = visit(other, [...path, unit]);
      if (earlier === undefined) return undefined;
      wave = Math.max(wave, earlier + 1);
    }
    waves.set(unit, wave);
    return wave;
  };
  return units.every((unit) => visit(unit, []) !== undefined) ? waves : undefined;
}

/**
 * Orders the units of a cluster by what they bring and need: definitions of custom resources, admission webhooks,
 * namespaces, classes. Nobody writes an order down, so none can be forgotten. Refuses units that need each other
 * in a circle.
 *
 * @returns undefined where there is a circle
 */
export function orderUnits(
  units: readonly Unit[],
  facts: Facts,
  applications: readonly PlannedApplication[],
): Ordered[] | undefined {
  const waves = wavesOf(units, facts);
  if (waves === undefined) return undefined;
  const names = new Set(applications.map(({ name }) => name));
  return units.map((unit) => ({
    unit,
    kind: names.has(unit.name) ? "application" : "add-on",
    wave: waves.get(unit) ?? 0,
  }));
}
