import { isWell } from "./status.ts";
import type { UnitStatus } from "./unit-status.ts";

function lineOf(status: UnitStatus): string {
  const { unit, sync, health, versions, differences, waitsFor, next } = status;
  const differing = differences.map(
    ({ what, running, inGit }) => `${what} runs ${running}, Git says ${inGit}`,
  );
  const words = [
    unit,
    sync,
    health,
    ...(differing.length > 0 ? differing : versions),
    ...(waitsFor.length > 0 && !isWell(status) ? [`waits for: ${waitsFor.join("; ")}`] : []),
    ...(next === undefined ? [] : [`next: ${next}`]),
  ];
  return words.join("  ");
}

/** How units are doing, one line each; the last one counts. */
export function renderStatus(units: readonly UnitStatus[]): string {
  const well = units.filter(isWell).length;
  return `${[...units.map(lineOf), `${well} of ${units.length} units are well`].join("\n")}\n`;
}
