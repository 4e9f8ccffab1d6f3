import type { Value } from "#lib/render/resource.ts";
import type { RepositoryFile } from "#test/files.ts";
import { type Constraint, constraintOf } from "./constraint.ts";
import { expressionIn } from "./hcl.ts";
import { isPublic, type ModuleCall } from "./module-calls.ts";
import { interfaceOf, type ModuleInterface, type PublicModules } from "./public-modules.ts";

/** Versions that would let in another major tomorrow. */
export function pinProblems(calls: readonly ModuleCall[]): string[] {
  return calls
    .filter((call) => isPublic(call) && !/^~> \d+\.\d+$/.test(call.version))
    .map(
      ({ place, source, version }) =>
        `${place} takes ${version || "any version"} of ${source}; write the minor that it was tested with: version = "~> 5.21"`,
    );
}

function fits(constraint: Constraint, value: Value): boolean {
  if (value === null || expressionIn(value) !== undefined || constraint === "any") return true;
  // Terraform writes numbers and booleans as strings where those are asked for.
  if (constraint === "string") return typeof value !== "object";
  if (constraint === "number") return typeof value === "number";
  if (constraint === "bool") return typeof value === "boolean";
  if ("optional" in constraint) return fits(constraint.optional, value);
  if ("list" in constraint) return Array.isArray(value) && value.every((item) => fits(constraint.list, item));
  if (typeof value !== "object" || Array.isArray(value)) return false;
  if ("map" in constraint) return Object.values(value).every((item) => fits(constraint.map, item));
  return Object.entries(value).every(([key, item]) => {
    const field = constraint.object[key];
    return field !== undefined && fits(field, item);
  });
}

async function typeProblems({ place, inputs }: ModuleCall, known: ModuleInterface): Promise<string[]> {
  const problems = Object.entries(inputs).map(async ([input, value]) => {
    const type = known.inputs[input]?.type;
    if (type === undefined || fits(await constraintOf(type), value)) return [];
    return [`${place} gives ${input} ${JSON.stringify(value)}, which is no ${type}`];
  });
  return (await Promise.all(problems)).flat();
}

function nameProblems({ place, source, inputs }: ModuleCall, known: ModuleInterface): string[] {
  const unknown = Object.keys(inputs).filter((input) => known.inputs[input] === undefined);
  const missing = Object.entries(known.inputs).filter(
    ([input, about]) => about.default === undefined && inputs[input] === undefined,
  );
  return [
    ...unknown.map((input) => `${place} gives ${input}, which ${source} does not take`),
    ...missing.map(([input]) => `${place} does not give ${input}, which ${source} asks for`),
  ];
}

/**
 * Calls that their module would not take: of another version than is known, with an input that it does not have,
 * without one that it asks for, or with a literal of another type. What is an expression is not looked into.
 */
export async function inputProblems(
  calls: readonly ModuleCall[],
  publicModules: PublicModules,
): Promise<string[]> {
  const problems = calls.filter(isPublic).map(async (call) => {
    const { place, source, version } = call;
    const known = interfaceOf(source, publicModules);
    if (known === undefined) return [`${place} calls ${source}, of which nothing is known`];
    if (version !== `~> ${known.version.replace(/\.\d+$/, "")}`)
      return [`${place} takes ${version} of ${source}, and what is known is of ${known.version}`];
    return [...nameProblems(call, known), ...(await typeProblems(call, known))];
  });
  return (await Promise.all(problems)).flat();
}

/** What the files of a folder read, as `module.vpc.vpc_id`, of modules that do not give it. */
export function outputProblems(
  files: readonly RepositoryFile[],
  calls: readonly ModuleCall[],
  publicModules: PublicModules,
): string[] {
  const known = new Map(calls.map(({ name, source }) => [name, interfaceOf(source, publicModules)]));
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/\bmodule\.(\w+)(?:\[[^\]]+\])?\.(\w+)/g)]
      .filter(([, name = "", output = ""]) => known.get(name)?.outputs.includes(output) === false)
      .map(([found]) => `${path} reads ${found}, which the module does not give`),
  );
}
