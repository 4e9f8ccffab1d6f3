import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AddOn } from "#lib/model/add-on.ts";
import type { Application } from "#lib/model/application.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Defined, Fleet } from "#lib/model/fleet.ts";
import { collectProblemsOf, type Refusal } from "#lib/model/problem.ts";
import type { Problem } from "#lib/render/problem.ts";

/** What a definition can be, by the word that it carries. */
interface Definitions {
  cluster: Cluster;
  "add-on": AddOn;
  application: Application;
}

/** Where definitions of a kind lie: one folder each, with the definition in a file of this name. */
interface Place {
  readonly folder: string;
  readonly file: string;
  /** Call that makes the default export, for messages. */
  readonly call: string;
}

const PLACES: Readonly<Record<keyof Definitions, Place>> = {
  cluster: { folder: "infra/clusters", file: "cluster.ts", call: "defineCluster" },
  "add-on": { folder: "platform", file: "index.ts", call: "defineAddOn" },
  application: { folder: "apps", file: "index.ts", call: "defineApplication" },
};

/** What was found, and what is wrong with the rest. */
export interface Discovered {
  readonly fleet: Fleet;
  readonly problems: readonly Problem[];
}

function foldersIn(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function isDefinition<Kind extends keyof Definitions>(
  value: unknown,
  kind: Kind,
): value is Definitions[Kind] {
  return (
    typeof value === "object" && value !== null && "kind" in value && value.kind === kind && "name" in value
  );
}

async function importDefault(path: string): Promise<unknown> {
  const loaded: { default?: unknown } = await import(pathToFileURL(path).href);
  return loaded.default;
}

async function read<Kind extends keyof Definitions>(
  root: string,
  kind: Kind,
  name: string,
  problems: Problem[],
): Promise<Defined<Definitions[Kind]> | undefined> {
  const { folder, file: fileName, call } = PLACES[kind];
  const file = `${folder}/${name}/${fileName}`;
  const report = (refusal: Refusal) => void problems.push({ definition: file, ...refusal });
  if (!existsSync(join(root, file))) {
    report({
      message: `folder ${folder}/${name} has no ${fileName}`,
      fix: `add one that exports ${call}({ … }), or remove the folder`,
    });
    return undefined;
  }
  const collected = await collectProblemsOf(() => importDefault(join(root, file)));
  for (const refusal of collected.problems) report(refusal);
  const { value } = collected;
  if (isDefinition(value, kind)) {
    if (value.name !== name) {
      report({
        message: `definition "${value.name}" stands in folder ${folder}/${name}`,
        fix: "give both the same name",
      });
    }
    return { file, value };
  }
  if (collected.problems.length === 0) {
    report({
      message: `has no default export made by ${call}`,
      fix: `write "export default ${call}({ … })"`,
    });
  }
  return undefined;
}

async function readAll<Kind extends keyof Definitions>(root: string, kind: Kind, problems: Problem[]) {
  const found: Defined<Definitions[Kind]>[] = [];
  // One after the other: what a definition refuses is collected while it is imported.
  for (const name of foldersIn(root, PLACES[kind].folder)) {
    const defined = await read(root, kind, name, problems);
    if (defined !== undefined) found.push(defined);
  }
  return found;
}

/**
 * Finds and imports every definition of a repository: each folder of `infra/clusters`, `platform` and `apps` is
 * one. A folder without a definition, a definition that throws or exports something else, and a name that is not
 * its folder's are problems; the others are still read.
 *
 * @param root folder of the repository
 */
export async function discover(root: string): Promise<Discovered> {
  const problems: Problem[] = [];
  const clusters = await readAll(root, "cluster", problems);
  const addOns = await readAll(root, "add-on", problems);
  const applications = await readAll(root, "application", problems);
  return { fleet: { clusters, addOns, applications }, problems };
}
