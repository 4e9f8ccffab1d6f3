import { existsSync } from "node:fs";
// This folder is a package of its own, where `#lib` leads nowhere.
import {
  ignoreArguments,
  schemaLocationArguments,
  schemaLocationsIn,
} from "../../lib/kubeconform/arguments.ts";

/**
 * Flags of kubeconform 0.8.0 that take no value: the argument after one is not its value.
 *
 * @see https://github.com/yannh/kubeconform#usage
 */
const switches: ReadonlySet<string> = new Set([
  "debug",
  "exit-on-error",
  "h",
  "help",
  "ignore-missing-schemas",
  "insecure-skip-tls-verify",
  "strict",
  "summary",
  "v",
  "verbose",
]);

/** What stands on a command line of kubeconform. */
export interface CommandLine {
  /** Names of the flags, without dashes and values. */
  readonly flags: readonly string[];
  /** Files and folders to validate; none means standard input. */
  readonly paths: readonly string[];
}

/** Reads a command line as Go's flag package does: the first argument that is no flag ends the flags. */
export function parseCommandLine(commandArguments: readonly string[]): CommandLine {
  const flags: string[] = [];
  for (let i = 0; i < commandArguments.length; i++) {
    const argument = commandArguments[i] ?? "";
    if (argument === "--") return { flags, paths: commandArguments.slice(i + 1) };
    const [, name, value] = /^--?([^=]+)(=.*)?$/.exec(argument) ?? [];
    if (name === undefined) return { flags, paths: commandArguments.slice(i) };
    flags.push(name);
    if (value === undefined && !switches.has(name)) i++;
  }
  return { flags, paths: [] };
}

/**
 * Arguments that go before the given ones: schemas to use when none are named. Those of
 * `KUBECONFORM_SCHEMA_LOCATION`, else those of the type packages for the kinds in the named files. Standard
 * input is read by kubeconform alone, so that upstream's schemas stay in use for it.
 */
export async function defaultArguments(
  commandArguments: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string[]> {
  const { flags, paths } = parseCommandLine(commandArguments);
  const locations = schemaLocationsIn(environment.KUBECONFORM_SCHEMA_LOCATION);
  const files = paths.filter((path) => path !== "-");
  if (flags.includes("schema-location")) return [...ignoreArguments];
  if (locations.length > 0) return [...schemaLocationArguments(locations), ...ignoreArguments];
  if (files.length === 0) return [];
  return [...schemaLocationArguments([await typeSchemaLocation(files)]), ...ignoreArguments];
}

async function typeSchemaLocation(paths: readonly string[]): Promise<string> {
  const { kindsInFiles, manifestFiles } = await import("../../lib/kubeconform/kinds.ts");
  const { schemaLocation } = await import("../../lib/schemas/schemas.ts");
  return schemaLocation(kindsInFiles(paths.filter((path) => existsSync(path)).flatMap(manifestFiles)));
}
