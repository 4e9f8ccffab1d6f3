import { isUtf8 } from "node:buffer";
import { readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Severity } from "#lib/checks/finding.ts";
import type { Fields, KubernetesObject } from "#lib/render/resource.ts";
import { readYaml } from "./yaml/read.ts";

/** What is wrong with a source, for a person to mend. */
export interface Fault {
  readonly severity: Severity;
  /** Counted from 1; absent where the fault is in no line. */
  readonly line?: number;
  readonly message: string;
  readonly fix: string;
}

/** The Kubernetes objects of a source and its faults. */
export interface Source {
  readonly objects: readonly KubernetesObject[];
  readonly faults: readonly Fault[];
}

/** Reads one file of YAML or JSON. Documents that are no Kubernetes objects are a warning each. */
export function readSource(path: string): Source {
  try {
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

function sourceOf(text: string): Source {
  const { documents, problems } = readYaml(text);
  const objects: KubernetesObject[] = [];
  const faults: Fault[] = problems.map((problem) => ({ severity: "error", ...problem }));
  for (const { fields, line } of documents) {
    if (isObject(fields) && !isKustomization(fields)) objects.push(fields);
    else faults.push({ severity: "warning", line, ...noObject });
  }
  if (documents.length === 0 && problems.length === 0)
    faults.push({ severity: "warning", line: 1, ...noObject });
  return { objects, faults };
}

const noObject = {
  message: "no Kubernetes object with apiVersion, kind and metadata.name stands here; it is not checked",
  fix: "keep other YAML out of the folder",
};

function isObject(fields: Fields): fields is KubernetesObject {
  const { apiVersion, kind, metadata } = fields;
  if (!isText(apiVersion) || !isText(kind)) return false;
  return typeof metadata === "object" && metadata !== null && "name" in metadata && isText(metadata.name);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
function isKustomization({ apiVersion }: KubernetesObject): boolean {
  return apiVersion.startsWith("kustomize.config.k8s.io/");
}
