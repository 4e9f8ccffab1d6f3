import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Kind } from "./kind.ts";
import { repositoryFolder } from "./packages.ts";
import { readIfExists } from "./read.ts";

/** A kind without a type package: an interface of ours beside the add-on that brings its definition. */
export interface OwnKind extends Kind {
  /** Exports an interface that is named as the kind. */
  readonly file: string;
}

const INTERFACE = /^export interface (\w+) \{\n {2}readonly apiVersion: "([^"]+)";$/gm;

function kindsIn(file: string): OwnKind[] {
  return [...readIfExists(file).matchAll(INTERFACE)].map(([, kind = "", apiVersion = ""]) => ({
    apiVersion,
    kind,
    file,
  }));
}

let found: readonly OwnKind[] | undefined;

/**
 * Kinds of `platform/<add-on>/kinds.ts`: every exported interface there that begins with its apiVersion. It has
 * the fields that we set, so that its schema refuses all others.
 */
export function ownKinds(): readonly OwnKind[] {
  const platform = join(repositoryFolder(), "platform");
  found ??= readdirSync(platform)
    .sort()
    .flatMap((addOn) => kindsIn(join(platform, addOn, "kinds.ts")));
  return found;
}
