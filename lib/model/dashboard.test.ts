import { expect, it } from "vitest";
import { dashboard, type Panel, panelsOf } from "./dashboard.ts";
import { DefinitionError } from "./problem.ts";

const panel: Panel = { title: "Requests", unit: "reqps", queries: { all: "sum(rate(requests[5m]))" } };
const other: Panel = { ...panel, title: "Errors" };
const row = { heading: "Backend", panels: [other] };

it("is a page of panels, some of them in rows", () => {
  const shop = dashboard("shop", "Shop", [panel, row]);
  expect(shop).toEqual({ name: "shop", title: "Shop", contents: [panel, row] });
  expect(panelsOf(shop)).toEqual([panel, other]);
});

it("refuses a name that is not a DNS label", () => {
  expect(() => dashboard("My shop", "Shop", [panel])).toThrow(
    new DefinitionError(
      'dashboard name "My shop" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ),
  );
});

it.each([[[]], [[{ heading: "Backend", panels: [] }]]])(
  "refuses a dashboard without panels: %j",
  (contents) => {
    expect(() => dashboard("shop", "Shop", contents)).toThrow(
      new DefinitionError("dashboard shop has no panels; give at least one"),
    );
  },
);

it("refuses a panel without queries, also in a row", () => {
  const silent = { ...panel, title: "Latency", queries: {} };
  for (const contents of [[panel, silent], [{ heading: "Backend", panels: [silent] }]]) {
    expect(() => dashboard("shop", "Shop", contents)).toThrow(
      new DefinitionError('panel "Latency" of dashboard shop has no queries; give at least one'),
    );
  }
});
