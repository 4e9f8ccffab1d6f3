import { dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { RepositoryFile } from "#test/files.ts";
import { parseHcl, terraformFiles } from "./hcl.ts";
import { type ModuleCall, moduleCalls } from "./module-calls.ts";
import { inputProblems, outputProblems, pinProblems } from "./module-rules.ts";
import { type PublicModules, publicModules, publicModulesFile } from "./public-modules.ts";

const files = terraformFiles().filter(({ path }) => path.endsWith(".tf"));
const callsOf = async (file: RepositoryFile) => moduleCalls(file, await parseHcl(file));
const callsIn = async (all: readonly RepositoryFile[]) => (await Promise.all(all.map(callsOf))).flat();

describe("every module of a registry", () => {
  let calls: readonly ModuleCall[];

  beforeAll(async () => {
    calls = await callsIn(files);
  });

  it("is called in a version whose major is known", () => {
    expect(calls.map(({ source }) => source)).toContain("terraform-aws-modules/eks/aws");
    expect(pinProblems(calls)).toEqual([]);
  });

  const isKnown = publicModulesFile !== undefined;
  const title = isKnown ? "of TERRAFORM_MODULES" : "NOT CHECKED, since TERRAFORM_MODULES is not given";

  describe.skipIf(!isKnown)(title, () => {
    it("takes every input that it is given, as it is given, and is given every one that it asks for", async () => {
      expect(await inputProblems(calls, publicModules())).toEqual([]);
    });

    it("gives every output that is read of it", async () => {
      const folders = Map.groupBy(files, ({ path }) => dirname(path));
      const problems = [...folders.values()].map(async (all) =>
        outputProblems(all, await callsIn(all), publicModules()),
      );
      expect((await Promise.all(problems)).flat()).toEqual([]);
    });
  });
});

describe("the rules of modules", () => {
  const known: PublicModules = {
    modules: {
      vpc: {
        version: "5.21.0",
        inputs: {
          name: { type: "string" },
          azs: { type: "list(string)", default: "[]" },
          dns: { type: "bool", default: "true" },
          tags: { type: "map(string)", default: "{}" },
        },
        outputs: ["vpc_id"],
        modules: { endpoints: { inputs: {}, outputs: [] } },
      },
    },
  };

  const main = (...lines: string[]) => ({
    path: "main.tf",
    text: ['module "vpc" {', '  source = "terraform-aws-modules/vpc/aws"', ...lines, "}", ""].join("\n"),
  });
  const calling = async (...lines: string[]) =>
    inputProblems(await callsOf(main('  version = "~> 5.21"', ...lines)), known);

  it("accept literals of the right type, and expressions", async () => {
    expect(
      await calling('name = "a"', 'azs = ["a", var.b]', "dns = local.dns", "tags = { a = 1 }", "count = 2"),
    ).toEqual([]);
  });

  it("refuse an input that the module does not have", async () => {
    expect(await calling('name = "a"', "zones = []")).toEqual([
      "main.tf module.vpc gives zones, which terraform-aws-modules/vpc/aws does not take",
    ]);
  });

  it("refuse the lack of one that it asks for", async () => {
    expect(await calling()).toEqual([
      "main.tf module.vpc does not give name, which terraform-aws-modules/vpc/aws asks for",
    ]);
  });

  it.each([
    ['dns = "true"', 'gives dns "true", which is no bool'],
    ['azs = "a"', 'gives azs "a", which is no list(string)'],
    ["tags = [1]", "gives tags [1], which is no map(string)"],
    ["tags = { a = [] }", 'gives tags {"a":[]}, which is no map(string)'],
  ])("refuse a literal of another type: %s", async (argument, problem) => {
    expect(await calling('name = "a"', argument)).toEqual([`main.tf module.vpc ${problem}`]);
  });

  it("refuse a version of which nothing is known", async () => {
    expect(await inputProblems(await callsOf(main('version = "~> 5.20"')), known)).toEqual([
      "main.tf module.vpc takes ~> 5.20 of terraform-aws-modules/vpc/aws, and what is known is of 5.21.0",
    ]);
  });

  it.each([
    ["", "any version"],
    ['version = ">= 5.0"', ">= 5.0"],
    ['version = "~> 5"', "~> 5"],
  ])("refuse a version that may become another major or minor: %s", async (argument, named) => {
    expect(pinProblems(await callsOf(main(argument)))).toEqual([
      `main.tf module.vpc takes ${named} of terraform-aws-modules/vpc/aws; write the minor that it was tested with: version = "~> 5.21"`,
    ]);
  });

  it("refuse an output that the module does not have", async () => {
    const calls = await callsOf(main());
    const reading = { path: "a.tf", text: 'a = module.vpc.vpc_id\nb = module.vpc["x"].vpc_name\n' };
    expect(outputProblems([reading], calls, known)).toEqual([
      'a.tf reads module.vpc["x"].vpc_name, which the module does not give',
    ]);
  });
});
