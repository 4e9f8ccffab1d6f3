import { expect, it } from "vitest";
import { driftOf } from "./drift.ts";

const nothing = { changed: [], missing: [], orphan: [], unchanged: [], obstacles: [] };
const fix = 'run "npm run generate" and commit the result';
const facts = "generated/production/infra.json";

it("finds the facts of Terraform changed, missing or orphan, as things of the cluster and of no unit", () => {
  const place = { rule: "drift", severity: "error", cluster: "production", unit: "", file: facts, fix };
  expect(driftOf({ ...nothing, changed: [facts] })).toEqual([
    { ...place, message: "changed: differs from what its definition gives" },
  ]);
  expect(driftOf({ ...nothing, missing: [facts] })).toEqual([
    { ...place, message: "missing: its definition asks for it and generated/ has no such file" },
  ]);
  expect(driftOf({ ...nothing, orphan: [facts] })).toEqual([
    { ...place, message: "orphan: no definition asks for it" },
  ]);
});

it("takes the facts of Terraform for no unit that was renamed", () => {
  const missing = ["generated/production/shop/infra.json-x.yaml"];
  const messages = driftOf({ ...nothing, missing, orphan: [facts] }).map(({ message }) => message);
  expect(messages.filter((message) => message.includes("renamed"))).toEqual([]);
});
