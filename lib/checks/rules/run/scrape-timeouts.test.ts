import { expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const monitor = (interval: string, scrapeTimeout: string) =>
  object("monitoring.coreos.com/v1 ServiceMonitor", "web", {
    spec: { endpoints: [{ port: "http", interval, scrapeTimeout }] },
  });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("scrape-timeouts", objects);

it("a scrape is given up in time", () => {
  expect(find(monitor("30s", "30s"), monitor("1m30s", "80s"))).toEqual([]);
});

it("a scrape is not given up after the next one", () => {
  expect(find(monitor("30s", "1m"))).toEqual([
    at(
      "scrape-timeouts",
      monitor("30s", "1m"),
      "spec.endpoints[0].scrapeTimeout 1m is longer than its interval 30s: the operator leaves the monitor out",
      "lower scrapeTimeout, or raise interval",
    ),
  ]);
});
