import { expect, it } from "vitest";
import { inColumns, inMarkdown } from "./table.ts";

const table = [
  ["item", "USD"],
  ["nodes", "91.10"],
  ["logs", "1.50"],
];

it("stands in columns, with numbers to the right", () => {
  expect(inColumns(table)).toEqual(["item   USD", "nodes  91.10", "logs    1.50"]);
});

it("stands in Markdown", () => {
  expect(inMarkdown(table)).toEqual([
    "| item | USD |",
    "| --- | --- |",
    "| nodes | 91.10 |",
    "| logs | 1.50 |",
  ]);
});
