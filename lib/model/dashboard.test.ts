import { expect, it } from "vitest";
import { dashboard, type Panel } from "./dashboard.ts";
import { DefinitionError } from "./problem.ts";

const panel: Panel = { title: "Requests", unit: "reqps", queries: { all: "sum(rate(requests[5m]))" } };

it("is a page of panels", () => {
  expect(dashboard("shop", "Shop", [panel])).toEqual({ name: "shop", title: "Shop", panels: [panel] });
});

it("refuses a name that is not a DNS label", () => {
  expect(() => dashboard("My shop", "Shop", [panel])).toThrow(
    new DefinitionError(
      'dashboard name "My shop" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ),
  );
});

it("refuses a dashboard without panels", () => {
  expect(() => dashboard("shop", "Shop", [])).toThrow(
    new DefinitionError("dashboard shop has no panels; give at least one"),
  );
});

it("refuses a panel without queries", () => {
  expect(() => dashboard("shop", "Shop", [panel, { ...panel, title: "Latency", queries: {} }])).toThrow(
    new DefinitionError('panel "Latency" of dashboard shop has no queries; give at least one'),
  );
});
