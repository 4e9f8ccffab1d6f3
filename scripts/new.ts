import { discover } from "#lib/files/discover.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Fleet } from "#lib/model/fleet.ts";
import { dnsLabel } from "#lib/model/name.ts";
import { collectProblems } from "#lib/model/problem.ts";
import { command, Failure, run } from "./command.ts";
import { repositoryRoot } from "./repository.ts";
import { addOnFiles } from "./scaffold/add-on.ts";
import { applicationFiles } from "./scaffold/application.ts";
import { create, type Files } from "./scaffold/files.ts";

interface Kind {
  readonly what: string;
  readonly folder: string;
  readonly files: (name: string, cluster: Cluster) => Files;
}

const kinds: Readonly<Record<"app" | "addon", Kind>> = {
  app: { what: "application", folder: "apps", files: applicationFiles },
  addon: { what: "add-on", folder: "platform", files: addOnFiles },
};

function clusterOf({ clusters }: Fleet, wanted: string | undefined): Cluster {
  const names = clusters.map(({ value }) => value.name).join(", ");
  const found = wanted === undefined ? clusters[0] : clusters.find(({ value }) => value.name === wanted);
  if (found === undefined) throw new Failure(`there is no cluster "${wanted ?? ""}"; choose one of ${names}`);
  return found.value;
}

function checkName(name: string, what: string, { addOns, applications }: Fleet): void {
  const { problems } = collectProblems(() => dnsLabel(name, what));
  if (problems.length > 0) {
    throw new Failure(problems.map(({ message, fix }) => `${message}; ${fix}`).join("\n"));
  }
  const taken = [...addOns, ...applications].find(({ value }) => value.name === name);
  if (taken !== undefined) throw new Failure(`name "${name}" is taken by ${taken.file}; choose another`);
}

async function make({ what, folder, files }: Kind, name: string, wanted: string | undefined): Promise<void> {
  const { fleet } = await discover(repositoryRoot);
  checkName(name, what, fleet);
  const cluster = clusterOf(fleet, wanted);
  const path = `${folder}/${name}`;
  try {
    create(repositoryRoot, path, files(name, cluster));
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error));
  }
  console.log(`${path} is on cluster ${cluster.name}. Edit ${path}/index.ts, then run "npm run generate".`);
}

const program = command(
  "new",
  "Makes a folder for a new application or add-on, which generates and is tested as it is.",
);

for (const [word, kind] of Object.entries(kinds)) {
  program
    .command(word)
    .description(`makes ${kind.folder}/<name> with a definition and a test`)
    .argument("<name>", "lower-case letters, digits and hyphens")
    .option("--on <cluster>", "cluster that it runs on; without it, the first by name")
    .action((name: string, { on }: { on?: string }) => make(kind, name, on));
}

await run(program);
