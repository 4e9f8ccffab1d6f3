import type { ComparedLine, Comparison } from "./documented.ts";
import { sources } from "./prices.ts";
import { assumptions, type CostReport } from "./report.ts";
import { inColumns, inMarkdown, type Table, usd } from "./table.ts";
import { type Usage, usageRows } from "./usage.ts";

function rounded(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}

function linesTable({ lines, total }: CostReport): Table {
  return [
    ["category", "item", "amount", "unit", "price", "USD a month", "price read in"],
    ...lines.map(({ category, item, count, unit, price, monthly }) => [
      category,
      item,
      rounded(count),
      unit,
      String(Math.round(price.usd * 1e5) / 1e5),
      usd(monthly),
      sources[price.source],
    ]),
    ["total", "", "", "", "", usd(total), ""],
  ];
}

function variantsTable({ total, range, needed, variants }: CostReport): Table {
  return [
    ["variant", "USD a month"],
    ["as defined", usd(total)],
    ["as defined, fewest nodes", usd(range.min)],
    needed === null
      ? ["as defined, as many nodes as its pods need: they do not fit the most", "-"]
      : [`as defined, the ${needed.nodes} nodes that its pods need`, usd(needed.total)],
    ["as defined, most nodes", usd(range.max)],
    ...Object.entries(variants).map(([name, amount]) => [`all nodes ${name}`, usd(amount)]),
  ];
}

function amount(given: number | null): string {
  return given === null ? "-" : usd(given);
}

function comparisonTable({ region, lines, sums, leftOut, total }: Comparison): Table {
  const isElsewhere = sums.atItsRates !== null;
  const row = (
    item: string,
    { documented, atItsRates, billed }: Pick<ComparedLine, "documented" | "atItsRates" | "billed">,
    because: string,
  ) => [item, amount(documented), ...(isElsewhere ? [amount(atItsRates)] : []), usd(billed), because];
  return [
    [
      "document",
      "it says",
      ...(isElsewhere ? [`the bill at its rates (${region})`] : []),
      "the bill",
      "why they differ",
    ],
    ...lines.map((line) => row(line.item, line, line.because)),
    row("together", sums, `the document writes ${total}`),
    row(
      "what it leaves out",
      { documented: null, atItsRates: null, billed: leftOut },
      "lines above that no line of the document is about",
    ),
  ];
}

function usageTable(usage: Usage): Table {
  return [["what", "amount"], ...usageRows(usage).map(([what, given]) => [what, rounded(given)])];
}

/** A report in parts: headings and tables, for whoever prints them. */
function partsOf(report: CostReport): readonly { readonly heading: string; readonly table: Table }[] {
  const { cluster, region, asOf, comparison, usage } = report;
  return [
    {
      heading: `${cluster}: ${usd(report.total)} USD a month in ${region}, prices of ${asOf}`,
      table: linesTable(report),
    },
    { heading: "Variants", table: variantsTable(report) },
    ...(comparison === null ? [] : [{ heading: "Beside the document", table: comparisonTable(comparison) }]),
    {
      heading: "Assumed usage in a month",
      table: usageTable(usage),
    },
  ];
}

/** Reports as text, cluster by cluster, and what they assume. */
export function renderCost(reports: readonly CostReport[]): string {
  const blocks = reports.flatMap((report) =>
    partsOf(report).map(({ heading, table }) =>
      [heading, ...inColumns(table).map((line) => `  ${line}`)].join("\n"),
    ),
  );
  const assumed = ["Assumed everywhere", ...assumptions.map((sentence) => `  ${sentence}`)].join("\n");
  return `${[...blocks, assumed].join("\n\n")}\n`;
}

/** Reports as Markdown, for a pull request or a page. */
export function renderCostMarkdown(reports: readonly CostReport[]): string {
  const blocks = reports.flatMap((report) =>
    partsOf(report).map(({ heading, table }, index) =>
      [`${index === 0 ? "##" : "###"} ${heading}`, "", ...inMarkdown(table)].join("\n"),
    ),
  );
  const assumed = ["## Assumed everywhere", "", ...assumptions.map((sentence) => `- ${sentence}`)].join("\n");
  return `${[...blocks, assumed].join("\n\n")}\n`;
}
