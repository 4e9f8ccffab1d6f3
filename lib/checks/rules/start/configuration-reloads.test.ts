import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "configuration-reloads";
const annotation = "secret.reloader.stakater.com/reload";
const secrets = ["oauth", "other"].map((name) => object("Secret", name));

function web(reload: string) {
  const plain = deployment("web", { envFrom: [{ secretRef: { name: "oauth" } }] });
  return { ...plain, metadata: { ...plain.metadata, annotations: { [annotation]: reload } } };
}

const external = (spec: Readonly<Record<string, string>>) =>
  object("external-secrets.io/v1 ExternalSecret", "oauth", { spec });

describe("reloads", () => {
  it("are for what the pods use", () => {
    expect(findingsOf(rule, [...secrets, web("oauth"), deployment("api")])).toEqual([]);
    expect(findingsOf(rule, [...secrets, web("oauth, other")])).toEqual([]);
  });

  it("are not for what does not exist", () => {
    const wrong = web("oath");
    expect(findingsOf(rule, [...secrets, wrong])).toEqual([
      at(
        rule,
        wrong,
        `annotation ${annotation} names Secret oath, which nothing produces: no change restarts the pods`,
        "write oauth",
      ),
    ]);
  });

  it("are not for what the pods do not use", () => {
    const wrong = web("other");
    expect(findingsOf(rule, [...secrets, wrong])).toEqual([
      at(
        rule,
        wrong,
        `annotation ${annotation} names Secret other, which its pods do not use, and not oauth, which they do`,
        "write oauth",
        "warning",
      ),
    ]);
  });

  it("come after what is read again", () => {
    expect(findingsOf(rule, [external({ refreshInterval: "1h" })])).toEqual([]);
    expect(findingsOf(rule, [external({ refreshInterval: "0", refreshPolicy: "CreatedOnce" })])).toEqual([]);
    const wrong = external({ refreshInterval: "0" });
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        "refreshInterval is 0: the secret is read once, and no later change of it reaches the cluster",
        'write an interval such as 1h, or "refreshPolicy: CreatedOnce" where that is meant',
        "warning",
      ),
    ]);
  });
});
