import { spawnSync } from "node:child_process";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "#scripts/repository.ts";
import { clusters } from "./terraform/clusters.ts";
import { Configuration } from "./terraform/configuration.ts";
import { expressionIn, parseHcl, terraformFiles } from "./terraform/hcl.ts";
import { installedTerraform } from "./terraform/terraform.ts";

const files = terraformFiles();
const terraform = installedTerraform();
// Only the workflow installs it: package registries do not have it.
const isRequired = process.env.GITHUB_ACTIONS === "true";

if (terraform === undefined && !isRequired)
  console.warn("Terraform is not installed: the format of infra/ is not checked");

describe("every file that Terraform reads", () => {
  it.each(files)("is HCL: $path", async (file) => {
    await expect(parseHcl(file)).resolves.toBeDefined();
  });

  it("would be refused where it is not, with its place", async () => {
    await expect(parseHcl({ path: "infra/main.tf", text: "locals {\n  a = [1,\n}\n" })).rejects.toThrow(
      new Error(
        "parse config: [infra/main.tf:3,1-2: Invalid expression; Expected the start of an expression, but found an invalid expression token.]",
      ),
    );
  });

  it.skipIf(terraform === undefined && !isRequired)("has the format of terraform fmt", () => {
    if (terraform === undefined)
      throw new Error(
        "Terraform is not installed; put it on the PATH: https://developer.hashicorp.com/terraform/install",
      );
    const { status, stdout, stderr } = spawnSync(terraform, ["fmt", "-check", "-recursive", "infra"], {
      cwd: repositoryRoot,
      encoding: "utf8",
    });
    // Names of the files that it would change.
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: "" });
  });
});

describe("the Terraform root of a cluster", () => {
  const rootOf = (cluster: string) => `infra/clusters/${cluster}`;
  const filesOf = (cluster: string) =>
    files.filter(({ path }) => dirname(path) === rootOf(cluster) && path.endsWith(".tf"));
  const testsOf = (cluster: string) =>
    files.filter(({ path }) => dirname(path) === `${rootOf(cluster)}/tests`);

  it("has the same text for every cluster", () => {
    const texts = clusters.map(
      (cluster) => filesOf(cluster).find(({ path }) => path.endsWith("/main.tf"))?.text,
    );
    expect(texts).not.toContain(undefined);
    expect(new Set(texts).size).toBe(1);
  });

  describe.each(clusters)("%s", (cluster) => {
    it("has nothing of its own but where its state is kept", () => {
      const names = filesOf(cluster).map(({ path }) => basename(path));
      expect(names.filter((name) => name !== "backend.tf")).toEqual(["main.tf"]);
    });

    it("reads the facts of the cluster that its folder is named after, and gives them on whole", async () => {
      const root = await Configuration.read(rootOf(cluster));
      const folder = "$" + "{path.module}";
      const name = "$" + "{basename(abspath(path.module))}";
      expect(expressionIn(root.local("facts"))).toBe(
        `jsondecode(file("${folder}/../../../generated/${name}/infra.json"))`,
      );
      expect(root.block("module", "cluster")).toEqual({
        source: "../../modules/cluster",
        facts: "$" + "{local.facts}",
      });
    });

    it("keeps its state in a file, or under a key of its own, locked and encrypted", async () => {
      const { backend } = (await Configuration.read(rootOf(cluster))).terraform;
      if (backend === undefined) return;
      expect(backend).toMatchObject({
        s3: [{ key: `${cluster}/terraform.tfstate`, use_lockfile: true, encrypt: true }],
      });
    });

    it("is tested with its own facts", () => {
      const read = testsOf(cluster).flatMap(({ text }) => [
        ...text.matchAll(/generated\/([\w-]+)\/infra\.json/g),
      ]);
      expect(new Set(read.map(([, name]) => name))).toEqual(new Set([cluster]));
    });
  });
});
