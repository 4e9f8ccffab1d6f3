import { HOURS_IN_MONTH } from "#lib/capacity/instance-prices.ts";
import type { Price } from "./prices.ts";

/** What a bill is grouped by. */
export const categories = [
  "control plane",
  "nodes",
  "node disks",
  "NAT gateways",
  "Classic Load Balancers",
  "Application Load Balancers",
  "Network Load Balancers",
  "load balancer data",
  "public addresses",
  "volumes",
  "database servers",
  "database storage",
  "cache servers",
  "object storage",
  "images",
  "logs",
  "metrics",
  "keys",
  "secrets",
  "hosted zones",
  "transfer",
] as const;
export type Category = (typeof categories)[number];

/** One line of a bill, for a month. */
export interface CostLine {
  readonly category: Category;
  readonly item: string;
  readonly count: number;
  /** What is counted: `hours`, `GB`. */
  readonly unit: string;
  readonly price: Price;
  /** USD. */
  readonly monthly: number;
}

interface Entry {
  readonly category: Category;
  readonly item: string;
  readonly price: Price;
}

/** A line for what is paid by the month or by the GB; none where there is nothing of it. */
export function counted(entry: Entry, count: number, unit: string): CostLine[] {
  return count === 0 ? [] : [{ ...entry, count, unit, monthly: count * entry.price.usd }];
}

/** A line for so many things that are paid by the hour; none where there are none. */
export function hourly(entry: Entry, things: number): CostLine[] {
  return counted(entry, things * HOURS_IN_MONTH, "hours");
}

/** USD of lines together. */
export function totalOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { monthly }) => sum + monthly, 0);
}
