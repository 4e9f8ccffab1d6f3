import { join } from "node:path";
import { createGenerator, DEFAULT_CONFIG } from "ts-json-schema-generator";
import type { Schema } from "#lib/schemas/schema.ts";
import { repositoryRoot } from "#scripts/repository.ts";

/** Where the type of `infra.json` stands, and its name. */
const contract = { file: "lib/render/infrastructure/infrastructure.ts", type: "Infrastructure" };

/**
 * A JSON Schema of the type that `generated/<cluster>/infra.json` is written from. Takes the compiler a second or two.
 *
 * @see https://github.com/vega/ts-json-schema-generator
 */
export function contractSchema(): Schema {
  const generator = createGenerator({
    ...DEFAULT_CONFIG,
    path: join(repositoryRoot, contract.file),
    tsconfig: join(repositoryRoot, "tsconfig.json"),
    skipTypeCheck: true,
    jsDoc: "none",
    expose: "none",
    topRef: false,
  });
  // The generator's own type allows all of JSON Schema; text has only what a schema file has.
  return JSON.parse(JSON.stringify(generator.createSchema(contract.type)));
}
