import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { project } from "./repository.fixture.ts";

const withPolicy = (policy: string) => project("shop", { roles: [{ name: "ci", policies: [policy] }] });

it.each(["p, proj:shop:ci, applications, sync, shop/*, allow", "p,proj:shop:ci,logs,get,shop/web,deny"])(
  "takes %s",
  (policy) => {
    expect(findingsOf("project-policies", [withPolicy(policy)])).toEqual([]);
  },
);

it.each([
  ["p, proj:shops:ci, applications, sync, shop/*, allow", "is for proj:shops:ci, and not for proj:shop:ci"],
  ["p, proj:shop:ci, applications, sync, */*, allow", "is about */*, which is not of project shop"],
  ["p, proj:shop:ci, apps, sync, shop/*, allow", "is about apps, which projects have no policies for"],
  ["p, proj:shop:ci, applications, sync, shop/*, yes", "ends in yes, which is neither allow nor deny"],
  ["proj:shop:ci, applications, sync", 'is not "p, subject, resource, action, object, effect"'],
])("refuses %s", (policy, fault) => {
  const wrong = withPolicy(policy);
  expect(findingsOf("project-policies", [wrong])).toEqual([
    at("project-policies", wrong, `policy "${policy}" of role ci ${fault}`, "correct the policy"),
  ]);
});
