import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, fullFacts, object } from "../../tree.fixture.ts";

const rule = "bucket-addresses";

function copying(address: string) {
  return deployment("web", { args: [`aws s3 sync /data ${address}`] }, { serviceAccountName: "web" });
}

const facts = {
  ...fullFacts,
  buckets: ["shop-assets", "shop-backups"],
  podIdentityAssociations: [{ namespace: "shop", serviceAccount: "web", buckets: ["shop-assets"] }],
};

describe("an address of a bucket", () => {
  it("is of one that the pods may use, or of somebody else's", () => {
    expect(findingsOf(rule, [copying("s3://shop-assets/a")], { facts })).toEqual([]);
    expect(findingsOf(rule, [copying("s3://open-data/a s3://shop-assets/a")], { facts })).toEqual([]);
    expect(findingsOf(rule, [copying("s3://shop-backups/a")])).toEqual([]);
  });

  it("is nearly that of a bucket", () => {
    const web = copying("s3://shop-asset/a");
    const message =
      "the command of container main names bucket shop-asset, which is not in the facts: no such bucket";
    expect(findingsOf(rule, [web], { facts })).toEqual([at(rule, web, message, "write shop-assets")]);
  });

  it("is of an unknown bucket, while nothing names the one that the role is for", () => {
    const web = copying("s3://shop-files/a");
    const message =
      "the command of container main names bucket shop-files, to which the role of ServiceAccount web has no rights: AWS refuses its calls";
    const fix = "give the role rights to the bucket, or name one of its buckets";
    expect(findingsOf(rule, [web], { facts })).toEqual([at(rule, web, message, fix, "warning")]);
  });

  it("is of a bucket that the role has no rights to", () => {
    const data = object("ConfigMap", "web", { data: { TARGET: "s3://shop-backups/daily" } });
    const web = deployment(
      "web",
      { envFrom: [{ configMapRef: { name: "web" } }] },
      { serviceAccountName: "web" },
    );
    expect(findingsOf(rule, [data, web], { facts })).toEqual([
      at(
        rule,
        web,
        "envFrom[0] names bucket shop-backups, to which the role of ServiceAccount web has no rights: AWS refuses its calls",
        "give the role rights to the bucket, or name one of its buckets",
      ),
    ]);
  });
});
