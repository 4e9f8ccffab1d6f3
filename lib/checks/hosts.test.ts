import { expect, it } from "vitest";
import { isWithin, servedBy, servesSome } from "./hosts.ts";

it.each([
  ["*.example.com", "shop.example.com", true],
  ["*.example.com", "a.shop.example.com", false],
  ["*.example.com", "example.com", false],
  ["*.example.com", "*.example.com", true],
  ["Shop.example.com", "shop.example.com", true],
  ["shop.example.com", "*.example.com", false],
])("a wildcard certificate is for exactly one label: whether %s is for %s is %s", (name, host, expected) => {
  expect(servedBy(["other.example.org", name])(host)).toBe(expected);
  expect(servesSome(["other.example.org", host])(name)).toBe(expected);
});

it("a host lies in the zone that it ends with, label by label", () => {
  expect(isWithin("shop.example.com", "example.com")).toBe(true);
  expect(isWithin("myexample.com", "example.com")).toBe(false);
});
