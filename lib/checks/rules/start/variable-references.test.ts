import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "variable-references";
const env = (...variables: (readonly [string, string])[]) => ({
  env: variables.map(([name, value]) => ({ name, value })),
});
const secret = object("Secret", "database", { stringData: { PASSWORD: "x" } });
const envFrom = [{ secretRef: { name: "database" } }];

describe("references to variables", () => {
  it.each([
    [env(["HOST", "postgres"], ["URL", "postgres://$(HOST)/shop"])],
    [{ ...env(["URL", "postgres://:$(PASSWORD)@db"]), envFrom }],
    [env(["ESCAPED", "$$(HOST)"], ["REDIS", "$(REDIS_SERVICE_HOST)"])],
    [{ command: ["sh", "-c", "echo $(date) $(hostname) $HOME"] }],
    [{ ...env(["URL", "$(UNKNOWN)"]), envFrom: [{ secretRef: { name: "elsewhere" } }] }],
    [{ ...env(["A", "1"]), command: ["sh", "-c", "echo $" + "{A}"] }],
    [env(["SPRING_HOST", "a"], ["SPRING_URL", "http://$" + "{SPRING_HOST}"])],
  ])("name what stands before: %j", (container) => {
    expect(findingsOf(rule, [secret, deployment("web", container)])).toEqual([]);
  });

  it.each([
    [
      env(["URL", "postgres://$(HOST)/shop"], ["HOST", "postgres"]),
      "env URL names $(HOST), which stands after it: the text stays as it is",
      "move HOST before URL",
    ],
    [
      env(["HOST", "postgres"], ["URL", "postgres://$(HOTS)/shop"]),
      "env URL names $(HOTS), which the container does not have: the text stays as it is",
      "write $(HOST), or add env HOTS",
    ],
    [
      { args: ["--address=$(POD_IP)"] },
      "its command names $(POD_IP), which the container does not have: the text stays as it is",
      "add env POD_IP, or correct the name",
    ],
    [
      { ...env(["URL", "postgres://$(PASSWROD)@db"]), envFrom },
      "env URL names $(PASSWROD), which the container does not have: the text stays as it is",
      "write $(PASSWORD), or add env PASSWROD",
    ],
  ])("name nothing else: %j", (container, message, fix) => {
    const web = deployment("web", container);
    expect(findingsOf(rule, [secret, web])).toEqual([at(rule, web, `container main: ${message}`, fix)]);
  });

  it("are not written as for a shell", () => {
    const web = deployment("web", env(["HOST", "postgres"], ["URL", "postgres://$" + "{HOST}/shop"]));
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "container main: env URL names $" +
          "{HOST}, as a shell does, but no shell reads it: the text stays as it is",
        "write $(HOST)",
        "warning",
      ),
    ]);
  });
});
