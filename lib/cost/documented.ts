import { type Category, type CostLine, totalOf } from "./line.ts";
import type { Usage } from "./usage.ts";

/** What the document of a system says of its cost, line by line. */
export interface DocumentedLine {
  readonly item: string;
  /** USD a month; absent where the document says that it depends. */
  readonly monthly?: number;
  /** Categories of the bill that it is about. */
  readonly covers: readonly Category[];
  /** Why the bill says something else. */
  readonly because: string;
}

/** What the document of a system says of its cost. */
export interface DocumentedCost {
  /** Region whose rates the document uses. */
  readonly region: string;
  /** Its own sum, as it writes it. */
  readonly total: string;
  readonly lines: readonly DocumentedLine[];
}

/** What is said of the cost of a cluster beside its definition. */
export interface CostNotes {
  readonly usage: Usage;
  readonly documented?: DocumentedCost;
}

/** A line of the document beside the bill, in USD a month. */
export interface ComparedLine {
  readonly item: string;
  readonly documented: number | null;
  /** The same at the rates of the document's region; null where that is the cluster's own. */
  readonly atItsRates: number | null;
  readonly billed: number;
  readonly because: string;
}

/** The document beside the bill. */
export interface Comparison {
  readonly region: string;
  readonly total: string;
  readonly lines: readonly ComparedLine[];
  /** Sums of the lines above. */
  readonly sums: Pick<ComparedLine, "documented" | "atItsRates" | "billed">;
  /** USD a month of what the document leaves out. */
  readonly leftOut: number;
}

function covered(lines: readonly CostLine[], covers: readonly Category[]): number {
  return totalOf(lines.filter(({ category }) => covers.includes(category)));
}

function sumOf(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}

/**
 * Puts a document beside the bill.
 *
 * @param elsewhere the bill at the rates of the document's region, where that is not the cluster's own
 */
export function compare(
  { region, total, lines }: DocumentedCost,
  bill: readonly CostLine[],
  elsewhere: readonly CostLine[] | undefined,
): Comparison {
  const compared = lines.map(({ item, monthly, covers, because }) => ({
    item,
    documented: monthly ?? null,
    atItsRates: elsewhere === undefined ? null : covered(elsewhere, covers),
    billed: covered(bill, covers),
    because,
  }));
  const billed = sumOf(compared.map((line) => line.billed));
  return {
    region,
    total,
    lines: compared,
    sums: {
      documented: sumOf(compared.map((line) => line.documented)),
      atItsRates: elsewhere === undefined ? null : sumOf(compared.map((line) => line.atItsRates)),
      billed,
    },
    leftOut: totalOf(bill) - billed,
  };
}
