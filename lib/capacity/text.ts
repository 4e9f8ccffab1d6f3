import type { Cure } from "./cures.ts";
import type { Room } from "./nodes.ts";
import type { CapacityReport, MissingReport, PoolReport, SizeReport } from "./report.ts";

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function roomText({ cpu, memory, pods }: Room): string {
  return `${cpu}m CPU, ${memory}Mi memory, ${count(pods, "pod")}`;
}

function poolText({ name, min, desired, max, smallestType, room }: PoolReport): string {
  return `  node group ${name}: ${min} to ${max} nodes, ${desired} desired; a ${smallestType} has ${roomText(room)}`;
}

/** Names that a line lists; how many more there are, it only counts. */
const MOST_NAMES = 8;

/** Pods with their unit, as `shop/Deployment web`, and how many of them. */
function missingText(missing: readonly MissingReport[]): string {
  const names = missing.map(
    ({ unit, pods, count: number }) =>
      `${number > 1 ? `${number} of ` : ""}${unit === "" ? "" : `${unit}/`}${pods}`,
  );
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

/** What to change and what that costs, as an imperative. */
export function cureText({ text, monthly }: Cure): string {
  if (monthly === undefined) return text;
  if (monthly < 0) return `${text}; it saves ${(-monthly).toFixed(2)} USD a month with all nodes running`;
  if (monthly === 0) return `${text}; it costs nothing`;
  return `${text}; it costs ${monthly.toFixed(2)} USD a month more with all nodes running`;
}

function sizeText({ size, nodes, pods, free, zones, missing, disksIn }: SizeReport): string[] {
  const lost = missing.reduce((sum, { count }) => sum + count, 0);
  const head = `  ${size}: ${count(pods, "pod")} on ${count(nodes, "node")}`;
  if (lost > 0) return [`${head}: ${lost} find no place: ${missingText(missing)}`];
  const where = zones.map((zone) => `${zone.zone} ${zone.free.memory}Mi and ${count(zone.free.pods, "pod")}`);
  return [
    `${head}: all fit; left are ${roomText(free)}`,
    ...(disksIn === undefined
      ? []
      : [`    with disks in ${disksIn} first, left by zone: ${where.join("; ")}`]),
  ];
}

function fewestText({ fewestNodes, pools }: CapacityReport): string {
  const least = pools.reduce((sum, { min }) => sum + min, 0);
  if (fewestNodes === null) return "  the pods that there always are do not fit the most nodes";
  return fewestNodes > least
    ? `  the pods that there always are need ${count(fewestNodes, "node")}; above ${least} the autoscaler makes them`
    : `  the pods that there always are need ${count(fewestNodes, "node")}`;
}

/** Reports as text, cluster by cluster. Memory is what every type of a group has at least, less what the kernel keeps. */
export function renderCapacity(reports: readonly CapacityReport[]): string {
  const blocks = reports.map((report) =>
    [
      `${report.cluster}${report.prefixDelegation ? ", with prefix delegation" : ""}`,
      ...report.pools.map(poolText),
      ...report.sizes.flatMap(sizeText),
      fewestText(report),
      ...(report.cure === null ? [] : [`  cheapest cure: ${cureText(report.cure)}`]),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}
