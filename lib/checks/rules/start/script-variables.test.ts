import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "script-variables";
const script = (text: string, image = "busybox:1.37.0") =>
  deployment("web", { image, command: ["sh", "-ec", text], env: [{ name: "BUCKET", value: "a" }] });
const find = (text: string, image?: string) => findingsOf(rule, [script(text, image)]);

describe("the variable of a script", () => {
  it.each([
    "cp a s3://$BUCKET/b && echo $HOME",
    "STAMP=$(date) && cp a $STAMP",
    "for FILE in *; do cp $FILE b; done",
    `cp a \${TARGET:-b}; echo \${TARGET}`,
    "read -r LINE; echo $LINE",
    ". /etc/settings; echo $SETTING",
    "echo \\$LITERAL $$ $lower",
    "curl http://$BACKEND_SERVICE_HOST:$BACKEND_SERVICE_PORT",
  ])("is set in %s", (text) => {
    expect(find(text)).toEqual([]);
  });

  it("may be set by an image of somebody's own", () => {
    expect(find("cp a $TARGET", "registry.example.com/app:1.2.3")).toEqual([]);
  });

  it.each([
    ["cp a $TARGET", "busybox:1.37.0", "TARGET", "add env TARGET"],
    ["cp a $TARGET", "public.ecr.aws/aws-cli/aws-cli:2.22.0", "TARGET", "add env TARGET"],
    ["cp a $BUKET", "registry.example.com/app:1.2.3", "BUKET", "write $BUCKET, or add env BUKET"],
    [`cp a \${BUCKET_NAME}`, "busybox:1.37.0", "BUCKET_NAME", "write $BUCKET, or add env BUCKET_NAME"],
  ])("is missed in %s of %s", (text, image, name, fix) => {
    expect(find(text, image)).toEqual([
      at(
        rule,
        script(text, image),
        `a script of container main reads $${name}, which nothing sets: it is empty`,
        fix,
        "warning",
      ),
    ]);
  });
});
