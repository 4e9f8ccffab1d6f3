import { expect, it } from "vitest";
import { type BucketProps, bucket } from "./bucket.ts";
import { days, hours } from "./duration.ts";
import { collectProblems } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";

const properties: BucketProps = { account: "123456789012", versioned: true, prefixes: { uploads: {} } };

function refusals(changes: Partial<BucketProps>, name = "shop-assets"): string[] {
  return refusedBy(() => bucket(name, { ...properties, ...changes }));
}

it("ends in the account, which makes its name the only one in the world", () => {
  expect(bucket("shop-assets", properties).name).toBe("shop-assets-123456789012");
});

it("is used by those who say what they do there", () => {
  const assets = bucket("shop-assets", properties);
  expect(assets.read).toEqual({ kind: "bucket-rights", bucket: assets, read: true, write: false });
  expect(assets.write).toMatchObject({ read: false, write: true });
  expect(assets.readWrite).toMatchObject({ read: true, write: true });
});

it("keeps everything for ever unless it is told otherwise", () => {
  expect(bucket("shop-assets", properties)).toMatchObject({
    prefixes: [{ prefix: "uploads/", infrequentAccessDays: null, expirationDays: null }],
    oldVersionDays: null,
  });
});

it.each(["Assets", "a", "shop.assets", "shop_assets", "-assets", ""])("refuses %j, no name of S3", (name) => {
  expect(refusals({}, name)).toEqual([
    `bucket name "${name}" is not a name of S3; use at least 3 lower-case letters, digits and hyphens, with a letter or digit at both ends`,
  ]);
});

it.each(["xn--assets", "sthree-assets", "amzn-s3-demo-assets"])(
  "refuses %s, which could be nobody's name in the world",
  (name) => {
    expect(refusals({}, name)).toEqual([
      `bucket name "${name}" begins as S3 keeps for itself; choose another name`,
    ]);
  },
);

it("refuses a name that is too long with the account", () => {
  const name = "s".repeat(51);
  expect(refusals({}, name)).toEqual([
    `bucket name "${name}-123456789012" has 64 characters; at most 63 are allowed with the account: shorten it`,
  ]);
});

it("refuses prefixes with slashes", () => {
  expect(refusals({ prefixes: { "/uploads": {} } })).toEqual([
    "prefix /uploads of bucket shop-assets is not a word; use lower-case letters, digits and hyphens, without a slash",
  ]);
});

it("refuses to move objects earlier than S3 does", () => {
  expect(refusals({ prefixes: { uploads: { infrequentAccess: days(29) } } })).toEqual([
    "prefix uploads of bucket shop-assets moves to infrequent access after 29 days; wait longer: S3 takes 30 days at least",
  ]);
});

it("refuses to delete what it would move later", () => {
  const uploads = { infrequentAccess: days(90), deleteAfter: days(90) };
  expect(refusals({ prefixes: { uploads } })).toEqual([
    "prefix uploads of bucket shop-assets is deleted after 90 days, before it moves to infrequent access after 90; leave one of the two out",
  ]);
});

it("refuses parts of days", () => {
  expect(refusals({ prefixes: { uploads: { deleteAfter: hours(36) } } })).toEqual([
    "prefix uploads of bucket shop-assets is 36h, not a number of days; write it as days(7)",
  ]);
});

it("refuses to delete old versions where there are none", () => {
  expect(refusals({ versioned: false, deleteOldVersions: days(365) })).toEqual([
    "bucket shop-assets deletes old versions and keeps none; set versioned, or leave deleteOldVersions out",
  ]);
});

it("DP12 warns where what users uploaded is deleted, and nowhere else", () => {
  const warnings = (ofUsers: boolean) =>
    collectProblems(() =>
      bucket("shop-assets", { ...properties, prefixes: { uploads: { ofUsers, deleteAfter: days(365) } } }),
    ).problems;
  expect(warnings(true)).toEqual([
    {
      message:
        "prefix uploads of bucket shop-assets is deleted after 365 days, although users gave it and nothing can make it again",
      fix: "leave deleteAfter out, unless the users were told",
      severity: "warning",
    },
  ]);
  expect(warnings(false)).toEqual([]);
});
