import { expect, it } from "vitest";
import { isWithin, serves } from "./hosts.ts";

it("a wildcard certificate is for exactly one label", () => {
  expect(serves("*.example.com", "shop.example.com")).toBe(true);
  expect(serves("*.example.com", "a.shop.example.com")).toBe(false);
  expect(serves("*.example.com", "example.com")).toBe(false);
  expect(serves("*.example.com", "*.example.com")).toBe(true);
  expect(serves("Shop.example.com", "shop.example.com")).toBe(true);
});

it("a host lies in the zone that it ends with, label by label", () => {
  expect(isWithin("shop.example.com", "example.com")).toBe(true);
  expect(isWithin("myexample.com", "example.com")).toBe(false);
});
