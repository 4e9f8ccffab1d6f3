import { Ajv } from "ajv";
import { beforeAll, describe, expect, it } from "vitest";
import { clusters, factsOf } from "./clusters.ts";
import { type Constraint, constraintOf, constraintOfSchema, schemaOf } from "./constraint.ts";
import { contractSchema } from "./contract-type.ts";
import { type Block, labelled, parseHcl, terraformFiles } from "./hcl.ts";

const files = terraformFiles();

/** The variable of a module. */
async function variableOf(module: string, name: string): Promise<Block> {
  const own = files.filter(({ path }) => path.startsWith(`infra/modules/${module}/`) && path.endsWith(".tf"));
  const variables = (await Promise.all(own.map(parseHcl))).flatMap(({ variable }) => labelled(variable));
  const found = variables.find(([label]) => label === name);
  if (found === undefined) throw new Error(`infra/modules/${module} has no variable ${name}`);
  return found[1];
}

const constraintOfVariable = async (module: string, name: string) =>
  constraintOf(String((await variableOf(module, name)).type));

/** What an object's field holds. */
function fieldOf(constraint: Constraint, name: string): Constraint | undefined {
  return typeof constraint === "object" && "object" in constraint ? constraint.object[name] : undefined;
}

/** Names of the fields of all objects inside. */
function fieldNames(constraint: Constraint): string[] {
  if (typeof constraint === "string") return [];
  if ("list" in constraint) return fieldNames(constraint.list);
  if ("map" in constraint) return fieldNames(constraint.map);
  if ("optional" in constraint) return fieldNames(constraint.optional);
  return Object.entries(constraint.object).flatMap(([name, field]) => [name, ...fieldNames(field)]);
}

/** What a constraint refuses in a value, as JSON reads it. */
function refused(constraint: Constraint, value: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const validate = ajv.compile(schemaOf(constraint));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, params.additionalProperty].filter(Boolean).join(" "),
  );
}

describe("the facts that Terraform takes", () => {
  let facts: Constraint;

  beforeAll(async () => {
    facts = await constraintOfVariable("cluster", "facts");
  });

  it("are those of the TypeScript type, field by field", () => {
    expect(facts).toEqual(constraintOfSchema(contractSchema()));
  });

  it("have no default: what is missing is refused", async () => {
    const variable = await variableOf("cluster", "facts");
    expect(variable).not.toHaveProperty("default");
    expect(variable.nullable).toBe(false);
    expect(JSON.stringify(facts)).not.toContain('"optional"');
  });

  it("are all read by some resource", () => {
    const texts = files
      .filter(({ path }) => /^infra\/modules\/.+\.tf$/.test(path) && !path.endsWith("/variables.tf"))
      .map(({ text }) => text)
      .join();
    // A taint is passed on whole.
    const names = fieldNames(facts).filter((name) => name !== "effect");
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !new RegExp(`\\.${name}\\b`).test(texts))).toEqual([]);
  });

  it("have the same type in the module of identities", async () => {
    expect(await constraintOfVariable("identities", "identities")).toEqual(fieldOf(facts, "identities"));
  });

  it.each(clusters)("let in what is generated for %s", (cluster) => {
    expect(refused(facts, factsOf(cluster))).toEqual([]);
  });

  it("let in no field that Terraform would drop, nor one of another type", () => {
    const { network, ...others } = factsOf(clusters[0] ?? "");
    expect(refused(facts, { ...others, network: { ...network, flow_logs: "yes", flowlogs: true } })).toEqual([
      "/network must NOT have additional properties flowlogs",
      "/network/flow_logs must be boolean,null",
    ]);
    expect(refused(facts, others)).toEqual(["must have required property 'network'"]);
  });
});

describe("a type constraint", () => {
  it("is read as its TypeScript counterpart is", async () => {
    const text =
      "object({ name = string, on = bool, sizes = map(number), rules = list(object({ key = string })), note = optional(string) })";
    const rule = { type: "object", properties: { key: { type: "string" } }, required: ["key"] };
    const schema = {
      type: "object",
      properties: {
        name: { type: "string", enum: ["a", "b"] },
        on: { type: ["boolean", "null"] },
        sizes: { type: "object", additionalProperties: { type: "number" } },
        rules: { anyOf: [{ type: "array", items: rule }, { type: "null" }] },
        note: { type: "string" },
      },
      required: ["name", "on", "sizes", "rules"],
    };
    expect(await constraintOf(text)).toEqual(constraintOfSchema(schema));
    expect(await constraintOf(text)).toEqual({
      object: {
        name: "string",
        on: "bool",
        sizes: { map: "number" },
        rules: { list: { object: { key: "string" } } },
        note: { optional: "string" },
      },
    });
  });

  it("is refused with a default of its own", async () => {
    await expect(constraintOf("object({ note = optional(string, 1) })")).rejects.toThrow(
      new Error("optional(string, 1) has a default; the definitions have it"),
    );
  });

  it("is refused where it is none", async () => {
    await expect(constraintOf("text")).rejects.toThrow(
      new Error("text is no type of Terraform that is known here"),
    );
  });
});
