import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "#scripts/repository.ts";

/** Folder of the monitoring stack, relative to the repository. */
export const stack = "apps/fastapi-app";

/** What the rules look at in a service of a Compose file. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: string;
  readonly profiles?: readonly string[];
  readonly ports: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly read_only?: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly deploy: { readonly resources: { readonly limits: Readonly<Record<string, string | number>> } };
}

/**
 * What the rules look at in a Compose file, before its variables are replaced.
 *
 * @see https://docs.docker.com/reference/compose-file/
 */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
}

/** The text of a file of the stack. */
export function textOf(path: string): string {
  return readFileSync(join(repositoryRoot, stack, path), "utf8");
}

/** The Compose file, with its `<<` merged as Compose does. */
export function readCompose(): ComposeFile {
  return parse(textOf("compose.yaml"), { merge: true });
}

/** A required variable of a Compose file: `${NAME:?why}`. */
const REQUIRED = /\$\{(?<name>\w+):\?(?<why>[^}]+)\}/g;

/** Required variables of a text, with what Compose says when they are missing. */
export function requiredVariables(text: string): Record<string, string> {
  const found = [...text.matchAll(REQUIRED)].map(({ groups }) => [groups?.name ?? "", groups?.why ?? ""]);
  return Object.fromEntries(found);
}

/**
 * A text with every required variable replaced by a value.
 *
 * @see https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolated(text: string, value: string): string {
  return text.replaceAll(REQUIRED, value);
}
