import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "role-annotations";
const annotated = (name: string, value: string) =>
  object("ServiceAccount", "web", {}, { annotations: { [name]: value } });
const key = "eks.amazonaws.com/role-arn";

describe("the role of a ServiceAccount", () => {
  it.each([
    "arn:aws:iam::123456789012:role/web",
    "arn:aws-cn:iam::123456789012:role/path/web",
    "{{ .role }}",
  ])("is named by %s", (value) => {
    expect(findingsOf(rule, [annotated(key, value)])).toEqual([]);
  });

  it.each(["web", "arn:aws:iam::1234:role/web", "arn:aws:iam::123456789012:user/web"])(
    "is not named by %s",
    (value) => {
      const web = annotated(key, value);
      const message = `annotation ${key} is ${value}, which is no ARN of a role: AWS refuses what its pods ask for`;
      expect(findingsOf(rule, [web])).toEqual([
        at(rule, web, message, "write arn:aws:iam::<account>:role/<name>"),
      ]);
    },
  );

  it("is named by an annotation that somebody reads", () => {
    const web = annotated("eks.amazonaws.com/role-arm", "arn:aws:iam::123456789012:role/web");
    const message = "annotation eks.amazonaws.com/role-arm is read by nobody: its pods get no role";
    expect(findingsOf(rule, [web])).toEqual([at(rule, web, message, `write ${key}`)]);
  });
});
