import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Value } from "#lib/render/resource.ts";
import { pack, schemasOf } from "#lib/schemas/definitions/pack.ts";
import { upstreamFile } from "#lib/schemas/definitions/upstream.ts";
import { command, Failure, run } from "./command.ts";

function definitionsIn(folder: string): Value[] {
  const files = readdirSync(folder).filter((name) => /\.(json|ya?ml)$/.test(name));
  return files.sort().flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return parseAllDocuments(text).map((document): Value => document.toJS());
  });
}

const program = command(
  "definitions",
  "Writes lib/schemas/definitions/upstream.json: what upstream's CustomResourceDefinitions validate.",
)
  .argument(
    "<folder...>",
    "folders of CustomResourceDefinitions, as YAML or JSON; all of those that are to be kept",
  )
  .action((folders: string[]) => {
    const schemas = folders.flatMap(definitionsIn).flatMap(schemasOf);
    if (schemas.length === 0)
      throw new Failure(`there is no CustomResourceDefinition in ${folders.join(", ")}`);
    writeFileSync(upstreamFile, pack(schemas));
    console.log(`${schemas.length} versions of kinds`);
  });

await run(program);
