import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemasOf } from "./pack.ts";
import { upstreamSchema } from "./upstream.ts";

/** As published by the projects, with CEL and defaults; without the variable there is nothing to compare with. */
const folder = process.env.CUSTOM_RESOURCE_DEFINITIONS ?? "";
const files = folder === "" ? [] : readdirSync(folder).filter((name) => name.endsWith(".json"));

describe("definitions of upstream", () => {
  it("are known by kind and version", () => {
    expect(upstreamSchema({ apiVersion: "external-secrets.io/v1", kind: "ExternalSecret" })).toMatchObject({
      properties: { spec: { type: "object" } },
    });
    expect(upstreamSchema({ apiVersion: "external-secrets.io/v9", kind: "ExternalSecret" })).toBeUndefined();
    expect(upstreamSchema({ apiVersion: "apps/v1", kind: "Deployment" })).toBeUndefined();
  });

  it.skipIf(folder === "")("are kept as upstream publishes them", () => {
    const schemas = files.flatMap((name) => schemasOf(JSON.parse(readFileSync(join(folder, name), "utf8"))));
    expect(schemas.length).toBeGreaterThan(0);
    for (const { schema, ...kind } of schemas)
      expect({ kind, schema: upstreamSchema(kind) }).toEqual({ kind, schema });
  });
});
