/** Cells of a table, row by row, the headings first. */
export type Table = readonly (readonly string[])[];

/** USD as people read it. */
export function usd(amount: number): string {
  return amount.toFixed(2);
}

function isNumber(cell: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(cell);
}

/** A table in columns of equal width, numbers to the right. */
export function inColumns(table: Table): string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber(cell) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

/** A table as Markdown. */
export function inMarkdown(table: Table): string[] {
  const [headings = [], ...rows] = table;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)];
}
