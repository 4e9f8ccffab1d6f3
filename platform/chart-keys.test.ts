import { expect, it } from "vitest";
import { unknownKeys } from "./chart-keys.fixture.ts";

const defaults = { replicas: 1, image: { tag: "" }, labels: {} };

it("accepts keys that the chart has", () => {
  expect(unknownKeys("some", { replicas: 2, image: { tag: "v1" } }, defaults)).toEqual([]);
});

it("names each key that the chart does not have, with its path", () => {
  expect(unknownKeys("some", { replica: 2, image: { version: "v1" } }, defaults)).toEqual([
    "replica: the chart has no such key",
    "image.version: the chart has no such key",
  ]);
});

it("asks for a reason where the chart's own values say nothing", () => {
  expect(unknownKeys("some", { labels: { team: "devops" } }, defaults)).toEqual([
    "labels: the chart's own values have nothing below it; list it with the reason if that is right",
  ]);
});

it("takes requests and limits anywhere", () => {
  expect(unknownKeys("some", { resources: { limits: { memory: "1Gi" } } }, defaults)).toEqual([]);
});
