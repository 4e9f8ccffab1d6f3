import { expect, it } from "vitest";
import { camelCase } from "./camel-case.ts";

it.each([
  ["web", "Web"],
  ["web-shop", "WebShop"],
  ["db_query_duration", "DbQueryDuration"],
  ["job:latency", "JobLatency"],
])("writes %s as %s", (name, text) => {
  expect(camelCase(name)).toBe(text);
});
