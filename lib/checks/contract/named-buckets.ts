import { listAt, textAt, textEntriesAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds, namespaceOf } from "../graph/kind.ts";
import type { Container, Workload } from "../graph/workload.ts";

/** A bucket that a pod is told by its environment. */
export interface NamedBucket {
  readonly workload: Workload;
  readonly variable: string;
  readonly bucket: string;
}

/** How variables are called that name a bucket: `BUCKET`, `ASSETS_BUCKET`, `S3_BUCKET_NAME`. */
const VARIABLE = /(^|_)BUCKET(_NAME)?$/;

/** ConfigMaps by `namespace/name`, so that a workload need not look through all of them. */
type ConfigMaps = ReadonlyMap<string, ReadonlyMap<string, string>>;

const nothing: ReadonlyMap<string, string> = new Map();

function configMapsOf(graph: Graph): ConfigMaps {
  return new Map(
    graph
      .ofKind(kinds.configMap)
      .map((one) => [
        `${namespaceOf(one)}/${one.object.metadata.name}`,
        new Map(textEntriesAt(one.object, "data")),
      ]),
  );
}

function environmentOf(maps: ConfigMaps, { namespace }: Workload, { fields }: Container): [string, string][] {
  const configMap = (name: string | undefined) => maps.get(`${namespace}/${name}`) ?? nothing;
  const fromMaps = listAt(fields, "envFrom").flatMap((source) => {
    const prefix = textAt(source, "prefix") ?? "";
    return Array.from(
      configMap(textAt(source, "configMapRef", "name")),
      ([name, value]): [string, string] => [`${prefix}${name}`, value],
    );
  });
  const own = listAt(fields, "env").map((entry): [string, string] => {
    const key = textAt(entry, "valueFrom", "configMapKeyRef", "key");
    const map = configMap(textAt(entry, "valueFrom", "configMapKeyRef", "name"));
    const value = textAt(entry, "value") ?? map.get(key ?? "") ?? "";
    return [textAt(entry, "name") ?? "", value];
  });
  return [...fromMaps, ...own];
}

/** The bucket of a variable's value, which may be an address: `s3://bucket/prefix`. */
function bucketIn(value: string): string {
  return value.replace(/^s3:\/\//, "").replace(/\/.*$/s, "");
}

/** The buckets that the pods of workloads are told, each once a workload. */
export function namedBuckets(graph: Graph): NamedBucket[] {
  const maps = configMapsOf(graph);
  return graph.workloads.flatMap((workload) => {
    const variables = workload.containers.flatMap((container) => environmentOf(maps, workload, container));
    const buckets = variables.filter(([variable, value]) => VARIABLE.test(variable) && value !== "");
    return Array.from(new Map(buckets), ([variable, value]) => ({
      workload,
      variable,
      bucket: bucketIn(value),
    }));
  });
}
