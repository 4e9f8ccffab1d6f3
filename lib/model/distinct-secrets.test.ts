import { expect, it } from "vitest";
import { distinctSecrets } from "./distinct-secrets.ts";
import { refusedBy } from "./refusals.fixture.ts";
import { secret } from "./secret.ts";

it("has a secret once, however many workloads read it and however it is declared", () => {
  const shared = secret("backend", ["a", "b"]);
  const again = secret("backend", ["b", "a"]);
  const other = secret("frontend", ["a"]);
  expect(distinctSecrets([shared, other, shared, again], "shop")).toEqual([shared, other]);
});

it("refuses a secret that is declared twice with different keys", () => {
  const secrets = [secret("backend", ["a"]), secret("backend", { filled: ["a"], composed: { url: "x" } })];
  expect(refusedBy(() => distinctSecrets(secrets, "shop"))).toEqual([
    "secret backend of shop is declared twice, with a and with a, url; declare it once, with all keys and their sources, and read its keys from there",
  ]);
});

it("refuses a key that a person fills in here and Terraform makes up there", () => {
  const secrets = [secret("backend", ["a"]), secret("backend", { generated: ["a"] })];
  expect(refusedBy(() => distinctSecrets(secrets, "shop"))).toEqual([
    "secret backend of shop is declared twice, with a and with a; declare it once, with all keys and their sources, and read its keys from there",
  ]);
});
