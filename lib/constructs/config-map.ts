import { createHash } from "node:crypto";
import { JsonPatch } from "cdk8s";
import { ConfigMap, type IConfigMap } from "cdk8s-plus-28";
import type { ConfigFile } from "#lib/model/config-file.ts";
import { type Environment, plainValues } from "#lib/model/environment.ts";
import { composedName } from "#lib/model/name.ts";
import { labelsOf } from "./labels.ts";
import type { Scope } from "./scope.ts";

/** A ConfigMap and what its pods are annotated with, so that they are replaced when it changes. */
export interface Configuration {
  readonly map: IConfigMap;
  readonly data: Readonly<Record<string, string>>;
}

/** A ConfigMap of a workload. */
export function addConfigMap(
  scope: Scope,
  { name, workload, data }: { name: string; workload: string; data: Readonly<Record<string, string>> },
): Configuration {
  const map = new ConfigMap(scope.chart, `ConfigMap-${name}`, {
    metadata: { name, namespace: scope.namespace, labels: labelsOf(scope, workload) },
    data,
  });
  // cdk8s-plus writes the default out; nobody asked for it.
  scope.amendments.amend(map, JsonPatch.remove("/immutable"));
  return { map: ConfigMap.fromConfigMapName(scope.chart, `reference-${name}`, name), data };
}

/** The part of a workload's environment that may stand in Git, as a ConfigMap of the workload's name. */
export function addEnvironment(
  scope: Scope,
  workload: string,
  environment: Environment,
): Configuration | undefined {
  const data = plainValues(environment);
  return Object.keys(data).length === 0 ? undefined : addConfigMap(scope, { name: workload, workload, data });
}

/** The files of a workload as one ConfigMap, by their names. */
export function addFiles(
  scope: Scope,
  workload: string,
  files: Readonly<Record<string, ConfigFile>>,
): Configuration | undefined {
  const data = Object.fromEntries(Object.values(files).map((file) => [file.name, file.content]));
  if (Object.keys(data).length === 0) return undefined;
  return addConfigMap(scope, { name: composedName([workload, "files"], "ConfigMap"), workload, data });
}

/**
 * Annotation of a pod template that changes with the configuration: running pods do not notice a changed
 * ConfigMap by themselves.
 */
export function checksumOf(given: readonly (Configuration | undefined)[]): Record<string, string> {
  const configurations = given.filter((one) => one !== undefined);
  if (configurations.length === 0) return {};
  const content = JSON.stringify(
    configurations.map(({ map, data }) => [map.name, Object.entries(data).sort()]),
  );
  return { "checksum/config": createHash("sha256").update(content).digest("hex").slice(0, 16) };
}
