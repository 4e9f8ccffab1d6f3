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

function wavesOf(units: readonly Unit[], facts: Facts): Map<Unit, number> {
  const before = predecessors(units, facts);
  const waves = new Map<Unit, number>();
  const visit = (unit: Unit, path: readonly Unit[]): number => {
    const known = waves.get(unit);
    if (known !== undefined) return known;
    if (path.includes(unit)) {
      const circle = [...path.slice(path.indexOf(unit)), unit].map(({ name }) => name).join(" -> ");
      throw new Error(
        `units need each other in a circle: ${circle}; move what one of them brings into a unit of its own`,
      );
    }
    const wave = Math.max(-1, ...before(unit).map((other) => visit(other, [...path, unit]))) + 1;
    waves.set(unit, wave);
    return wave;
  };
  for (const unit of units) visit(unit, []);
  return waves;
}

/**
 * Orders the units of a cluster by what they bring and need: definitions of custom resources, admission webhooks,
 * namespaces, classes. Nobody writes an order down, so none can be forgotten.
 *
 * @throws Error when units need each other in a circle
 */
export function orderUnits(
  units: readonly Unit[],
  facts: Facts,
  applications: readonly PlannedApplication[],
): Ordered[] {
  const waves = wavesOf(units, facts);
  const names = new Set(applications.map(({ name }) => name));
  return units.map((unit) => ({
    unit,
    kind: names.has(unit.name) ? "application" : "add-on",
    wave: waves.get(unit) ?? 0,
  }));
}
