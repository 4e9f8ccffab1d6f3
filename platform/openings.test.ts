import { describe, expect, it } from "vitest";
import type { Opening } from "#lib/model/opening.ts";
import { chartFacts, hasChartFacts } from "./chart-facts.fixture.ts";
import { type Installation, installations } from "./installations.fixture.ts";

const titled = (found: readonly Installation[]) => found.map((one) => [one.title, one] as const);

const withWebhooks = installations.filter(
  ({ brings, ownsNamespace }) => ownsNamespace && (brings.webhooks ?? []).length > 0,
);
const open = installations.filter(({ openings }) => openings.length > 0);

describe("the closed namespace of an add-on", () => {
  it.each(titled(withWebhooks))("lets the API server reach its webhooks: %s", (_title, { openings }) => {
    expect(openings).toContainEqual(expect.objectContaining({ name: "webhook", to: "node subnets" }));
  });

  it.each(titled(open.filter(({ chart }) => hasChartFacts(chart.name))))(
    "opens ports that pods of its chart have: %s",
    (_title, { chart, openings }) => {
      expect(openings.filter((opening) => !isServed(chart.name, opening))).toEqual([]);
    },
  );
});

function isServed(chart: string, { pods, port }: Opening): boolean {
  return chartFacts(chart).workloads.some(
    ({ selector, containers }) =>
      Object.entries(pods).every(([label, value]) => selector[label] === value) &&
      containers.some(({ ports = [] }) => ports.some(({ containerPort }) => containerPort === port)),
  );
}
