import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { dashboard } from "./monitoring.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("dashboard-identities", objects);

it("dashboards have uids of their own", () => {
  expect(find(dashboard("a", { uid: "a" }), dashboard("b", { uid: "b" }), dashboard("c", {}))).toEqual([]);
});

it("two dashboards do not have one uid", () => {
  const [a, b] = [dashboard("a", { uid: "web" }), dashboard("b", { uid: "web" })];
  expect(find(a, b)).toEqual([
    at(
      "dashboard-identities",
      a,
      "data.web.json has the uid web, as has b/web.json: one takes the place of the other",
      "give it a uid of its own",
    ),
    at(
      "dashboard-identities",
      b,
      "data.web.json has the uid web, as has a/web.json: one takes the place of the other",
      "give it a uid of its own",
    ),
  ]);
});
