import { expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const told = (value: string) => deployment("web", { env: [{ name: "API_URL", value }] });

it.each(["http://api:8000", "redis", "https", "http:8080", "grpc-web//x", "postgres://a:b@c/d"])(
  "takes %s",
  (value) => {
    expect(findingsOf("address-forms", [told(value)])).toEqual([]);
  },
);

it.each([
  ["http//api:8000", "http//"],
  ["https:/api", "https:/"],
  ["http;//api", "http;//"],
])("refuses %s", (value, found) => {
  const wrong = told(value);
  const scheme = value.slice(0, value.search(/[:;/]/));
  expect(findingsOf("address-forms", [wrong])).toEqual([
    at(
      "address-forms",
      wrong,
      `env API_URL of container main begins with "${found}", and an address with "${scheme}://"`,
      `write ${scheme}://`,
    ),
  ]);
});
