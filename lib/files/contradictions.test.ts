import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { secret } from "#lib/model/secret.ts";
import {
  applicationOf,
  everyOffer,
  inFile,
  offering,
  renderFleet,
  serviceOf,
} from "#lib/render/rendered.fixture.ts";
import { compareFiles } from "./compare.ts";
import { contradictions } from "./contradictions.ts";
import { driftOf } from "./drift.ts";
import type { GeneratedFile } from "./layout.ts";
import { filesOf } from "./manifests.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "contradictions-"));
});

afterEach(() => rmSync(root, { recursive: true }));

const STORE = {
  apiVersion: "external-secrets.io/v1",
  kind: "ClusterSecretStore",
  metadata: { name: "aws" },
  spec: { provider: { aws: { service: "SecretsManager", region: "us-east-1", auth: {} } } },
};

/** Files of an application with a secret of one key, written below the root with one replaced text. */
function written(path: string, from: string, to: string): readonly GeneratedFile[] {
  const token = secret("token", ["value"]).key("value");
  const shop = applicationOf({ workloads: [serviceOf("web", { env: { TOKEN: token } })] });
  const fleet = { addOns: [inFile(offering(everyOffer))], applications: [inFile(shop)] };
  const { files } = filesOf(renderFleet(fleet).trees);
  const store = { path: "generated/production/platform/store.json", content: JSON.stringify(STORE) };
  const all = [...files, store];
  for (const file of all) {
    const place = join(root, file.path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, file.path === path ? file.content.replace(from, to) : file.content);
  }
  return all;
}

const manifest = "generated/production/shop/externalsecret-token.yaml";
const facts = "generated/production/infra.json";
const name = "production/shop/token";

function found(files: readonly GeneratedFile[]): string[][] {
  const drift = driftOf(compareFiles(root, files));
  return contradictions(root, drift).map(({ file, message }) => [file, message]);
}

it("names both places where somebody edits a manifest by hand and not the facts", () => {
  expect(found(written(manifest, "property: value", "property: other"))).toEqual([
    ["generated/production/shop", `secret ${name} in infra.json is read by no ExternalSecret`],
    [manifest, `spec.data[0] reads key other of secret ${name}, which has value in infra.json`],
  ]);
});

it("names both places where somebody edits the facts by hand and not the manifests", () => {
  expect(found(written(facts, name, "production/shop/tokens"))).toEqual([
    ["generated/production/shop", "secret production/shop/tokens in infra.json is read by no ExternalSecret"],
    [manifest, `spec.data[0] reads secret ${name} of Secrets Manager, which is not in infra.json`],
  ]);
});

it("looks at no cluster of which nothing drifted", () => {
  expect(found(written("", "", ""))).toEqual([]);
});
