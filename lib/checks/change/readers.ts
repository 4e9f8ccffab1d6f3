import { isWithin } from "../containers/mounts.ts";
import { type Volume, volumesOf } from "../containers/volumes.ts";
import { listAt, textAt } from "../graph/fields.ts";
import { type Kind, kinds } from "../graph/kind.ts";
import type { Container, Workload } from "../graph/workload.ts";

/** Something that pods take from a ConfigMap or Secret when they start, and never again. */
export interface Reading {
  readonly kind: Kind;
  readonly name: string;
  /** Whether it takes what stands under a key. */
  takes(key: string): boolean;
}

const references: readonly (readonly [of: string, ofKey: string, kind: Kind])[] = [
  ["configMapRef", "configMapKeyRef", kinds.configMap],
  ["secretRef", "secretKeyRef", kinds.secret],
];

function* byEnvironment({ fields }: Container): Generator<Reading> {
  const own = new Set(listAt(fields, "env").flatMap((variable) => textAt(variable, "name") ?? []));
  for (const [field, keyField, kind] of references) {
    for (const source of listAt(fields, "envFrom")) {
      const name = textAt(source, field, "name");
      const prefix = textAt(source, "prefix") ?? "";
      if (name !== undefined) yield { kind, name, takes: (key) => !own.has(`${prefix}${key}`) };
    }
    for (const variable of listAt(fields, "env")) {
      const name = textAt(variable, "valueFrom", keyField, "name");
      const read = textAt(variable, "valueFrom", keyField, "key");
      if (name !== undefined && read !== undefined) yield { kind, name, takes: (key) => key === read };
    }
  }
}

/** The ConfigMap or Secret of a volume, and the path of each key in it. */
function sourceOf({ type, source }: Volume): Omit<Reading, "takes"> | undefined {
  const name = textAt(source, type === "secret" ? "secretName" : "name");
  if (name === undefined || (type !== "secret" && type !== "configMap")) return undefined;
  return { kind: type === "secret" ? kinds.secret : kinds.configMap, name };
}

function pathOf({ source }: Volume, key: string): string | undefined {
  const items = listAt(source, "items");
  return items.length === 0
    ? key
    : textAt(
        items.find((item) => textAt(item, "key") === key),
        "path",
      );
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath */
function* bySubPath(workload: Workload, { fields }: Container): Generator<Reading> {
  for (const mount of listAt(fields, "volumeMounts")) {
    const subPath = textAt(mount, "subPath");
    const volume = volumesOf(workload).get(textAt(mount, "name") ?? "");
    const source = volume && sourceOf(volume);
    if (subPath === undefined || volume === undefined || source === undefined) continue;
    yield {
      ...source,
      takes: (key) => {
        const path = pathOf(volume, key);
        return path !== undefined && isWithin(path, subPath);
      },
    };
  }
}

/** What the pods of a workload read of ConfigMaps and Secrets as they start, and what no later change of them reaches. */
export function* readingsOf(workload: Workload): Generator<Reading> {
  for (const container of workload.containers) {
    yield* byEnvironment(container);
    yield* bySubPath(workload, container);
  }
}
