import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindKey } from "./kind.ts";
import { ownKinds } from "./own-kinds.ts";
import { samples } from "./samples.fixture.ts";
import type { Schema } from "./schema.ts";
import { schemaLocation, schemasFor } from "./schemas.ts";
import { unknownFields } from "./unknown-fields.ts";

const namespace = { apiVersion: "v1", kind: "Namespace" };
const service = { apiVersion: "v1", kind: "Service" };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "schemas-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("schemas of the kinds in use", () => {
  let known: ReadonlyMap<string, Schema>;
  beforeAll(async () => {
    ({ known } = await schemasFor(samples));
  });

  it.each(samples.map((object) => [kindKey(object), object] as const))(
    "know every field of a %s and find one that it does not have",
    (key, object) => {
      const schema = known.get(key) ?? {};
      const metadata = { ...object.metadata, nmae: "x" };
      expect(unknownFields(schema, object)).toEqual([]);
      expect(unknownFields(schema, { ...object, metadata, sepc: {} })).toEqual(["metadata.nmae", "sepc"]);
    },
  );
});

describe("schemasFor", () => {
  it("returns the kinds that no type package knows", async () => {
    const strangers = [
      { apiVersion: "example.com/v1", kind: "Backup" },
      { apiVersion: "apps/v1", kind: "DeploymentSpec" },
      { apiVersion: "apps/v1", kind: "deployment" },
      { apiVersion: "../../../etc/v1", kind: "Passwd" },
    ];
    const { known, unknown } = await schemasFor([namespace, ...strangers], folder);
    expect([...known.keys()]).toEqual(["v1/Namespace"]);
    expect(unknown).toEqual(strangers);
  });

  it("knows the kinds that an add-on describes with an interface of its own", async () => {
    for (const kind of ownKinds()) {
      const schema = (await schemasFor([kind])).known.get(kindKey(kind));
      expect(schema?.properties).toMatchObject({
        apiVersion: { const: kind.apiVersion },
        kind: { const: kind.kind },
      });
      expect(unknownFields(schema ?? {}, { ...kind, metadata: { name: "x" }, sepc: {} })).toContain("sepc");
    }
    expect(ownKinds()).not.toEqual([]);
  });

  it("answers the same when the schemas are cached", async () => {
    const wrongCase = { apiVersion: "v1", kind: "NameSpace" };
    await schemasFor([namespace], folder);
    const { known, unknown } = await schemasFor([namespace, wrongCase], folder);
    expect([...known.keys()]).toEqual(["v1/Namespace"]);
    expect(unknown).toEqual([wrongCase]);
  });

  it("generates a cached schema again when its file is broken", async () => {
    const { known } = await schemasFor([service], folder);
    writeFileSync(join(folder, "v1", "v1", "service.json"), '{"type": "obj');
    expect((await schemasFor([service], folder)).known).toEqual(known);
  });

  it("leaves nothing but schemas in the cache", async () => {
    await schemasFor([namespace, service], folder);
    expect(readdirSync(folder)).toEqual(["v1"]);
    expect(readdirSync(join(folder, "v1", "v1")).sort()).toEqual(["namespace.json", "service.json"]);
  });
});

describe("schemaLocation", () => {
  it("is a template of files that exist", async () => {
    expect(await schemaLocation([service], folder)).toBe(
      `${folder}/{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json`,
    );
    expect(readdirSync(join(folder, "v1", "v1"))).toContain("service.json");
  });
});
