import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGenerator, DEFAULT_CONFIG, type SchemaGenerator } from "ts-json-schema-generator";
import { adaptToApiServer } from "./adapt.ts";
import { withFormats } from "./formats.ts";
import type { Model } from "./model.ts";
import type { Schema } from "./schema.ts";
import { validatorFor } from "./validator.ts";

const compilerOptions = {
  noEmit: true,
  allowImportingTsExtensions: true,
  // Manifests need arrays and strings only; every further library costs a tenth of a second.
  lib: ["es5"],
  types: [],
  target: "es2022",
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
};

/** A program with one exported type `Kind<i>` for each model. */
function programText(models: readonly Model[]): string {
  return models
    .map(({ typeName, declarationFile }, i) => {
      const module = JSON.stringify(declarationFile.replaceAll("\\", "/").replace(/\.d\.ts$/, ".js"));
      return `import type { ${typeName} as Model${i} } from ${module};\nexport type Kind${i} = Model${i};\n`;
    })
    .join("");
}

function generatorFor(models: readonly Model[], folder: string): SchemaGenerator {
  writeFileSync(join(folder, "kinds.ts"), programText(models));
  const tsconfig = join(folder, "tsconfig.json");
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files: ["kinds.ts"] }));
  return createGenerator({
    ...DEFAULT_CONFIG,
    tsconfig,
    skipTypeCheck: true,
    jsDoc: "none",
    // Packages use one name for several types, such as ILocalObjectReference: no type may be shared by name.
    expose: "none",
    topRef: false,
  });
}

/**
 * Makes closed JSON Schemas of kinds from their TypeScript types, in one run of the compiler: about half a
 * second and some ten milliseconds a kind.
 *
 * @param folder where the program is written for the time of the run; it is made when it does not exist
 * @see https://github.com/vega/ts-json-schema-generator
 */
export function generateSchemas(models: readonly Model[], folder: string): Schema[] {
  mkdirSync(folder, { recursive: true });
  const program = mkdtempSync(join(folder, "program-"));
  try {
    const generator = generatorFor(models, program);
    return models.map((model, i) => {
      // The generator's own type allows all of JSON Schema; text has only what a schema file has.
      const schema: Schema = JSON.parse(JSON.stringify(generator.createSchema(`Kind${i}`)));
      const adapted = adaptToApiServer(schema, model);
      const validate = model.builtin ? validatorFor(model) : undefined;
      return validate === undefined ? adapted : withFormats(adapted, validate);
    });
  } finally {
    rmSync(program, { recursive: true, force: true });
  }
}
