import { expect, it } from "vitest";
import { crowd } from "./crowd.ts";

it("an application stands in a cluster many times over, under names and hosts of its own", () => {
  const files = [
    { path: "eu/shop/namespace-shop.yaml", content: "kind: Namespace\nmetadata:\n  name: shop\n" },
    { path: "eu/tools/config.yaml", content: "hosts:\n  - shop.example.com\n  - tools.example.com\n" },
    { path: "eu/infra.json", content: '{"groups":{"main":{"max":2}},"secrets":["shop/key","shop-prod"]}' },
  ];
  expect(crowd(files, "shop", 2)).toEqual([
    files[0],
    {
      path: "eu/tools/config.yaml",
      content: "hosts:\n  - shop.example.com\n  - tools.example.com\n  - shop-1.shop.example.com\n",
    },
    {
      path: "eu/infra.json",
      content: '{"groups":{"main":{"max":4}},"secrets":["shop/key","shop-prod","shop-1/key"]}',
    },
    { path: "eu/shop-1/namespace-shop-1.yaml", content: "kind: Namespace\nmetadata:\n  name: shop-1\n" },
  ]);
});
