import { isUtf8 } from "node:buffer";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { longestText, readYaml } from "../yaml/read.ts";
import type { Fault } from "./fault.ts";
import { manifestOf } from "./manifest.ts";
import { looksLikeTemplate, template } from "./template.ts";

/** A Kubernetes object with the line it begins in. */
export interface PlacedObject {
  readonly object: KubernetesObject;
  /** Counted from 1. */
  readonly line: number;
}

/** The Kubernetes objects of a source and its faults; with neither, it is something else. */
export interface Source {
  readonly objects: readonly PlacedObject[];
  readonly faults: readonly Fault[];
}

/** Reads one file of YAML or JSON. What is no Kubernetes object, and was not meant to be one, is left out. */
export function readSource(path: string): Source {
  try {
    const { size } = statSync(path);
    if (size > longestText) return tooLong(size);
    const bytes = readFileSync(path);
    return isUtf8(bytes) ? sourceOf(bytes.toString("utf8")) : faulty("it is not UTF-8", "save it as UTF-8");
  } catch (error) {
    return faulty(`it cannot be read (${codeOf(error)})`, "check its owner and permissions");
  }
}

/** What to say of a symbolic link in a tree that begins at `root`; one that stays inside is read where it leads. */
export function readLink(root: string, path: string): Source {
  try {
    const target = realpathSync(join(root, path));
    const isInside = target === root || target.startsWith(root + sep);
    if (isInside) return { objects: [], faults: [] };
  } catch (error) {
    return faulty(`it is a symbolic link that leads nowhere (${codeOf(error)})`, "remove the link");
  }
  return faulty(
    "it is a symbolic link out of the folder, which is not followed",
    "put the file in its place",
  );
}

/** Why a file or folder cannot be read, as the operating system calls it. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  throw error;
}

/** A source of nothing but one error. */
export function faulty(message: string, fix: string): Source {
  return { objects: [], faults: [{ severity: "error", message, fix }] };
}

function tooLong(size: number): Source {
  return faulty(
    `it has ${size} bytes, above the ${longestText} that are read`,
    "split it into smaller files, or keep it out of the folder",
  );
}

/**
 * Whether a text that is no YAML was meant for Kubernetes, by what Argo CD goes by: it passes by any other.
 *
 * @see https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go
 */
function looksLikeManifest(text: string): boolean {
  return ["apiVersion", "kind", "metadata"].every((key) => text.includes(key));
}

function sourceOf(text: string): Source {
  const { documents, problems } = readYaml(text);
  const isBroken = problems.some(({ isStyle }) => isStyle !== true);
  if (isBroken && !looksLikeManifest(text)) return { objects: [], faults: [] };
  if (isBroken && looksLikeTemplate(text)) return { objects: [], faults: [template] };
  const objects: PlacedObject[] = [];
  const faults: Fault[] = problems.map(({ isStyle = false, ...problem }) => ({
    ...problem,
    severity: isStyle ? "warning" : "error",
    isStyle,
  }));
  for (const { fields, line } of documents) {
    const manifest = manifestOf(fields);
    if (manifest === "none") continue;
    if ("object" in manifest) objects.push({ object: manifest.object, line });
    else faults.push({ line, ...manifest.fault });
  }
  return { objects, faults };
}
