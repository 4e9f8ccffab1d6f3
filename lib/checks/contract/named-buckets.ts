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

type Texts = readonly (readonly [name: string, value: string])[];

/** A ConfigMap as a source of variables. */
interface Source {
  readonly texts: ReadonlyMap<string, string>;
  /** Those of them that name buckets. */
  readonly buckets: Texts;
}

/** ConfigMaps by `namespace/name`, so that a workload need not look through all of them. */
type ConfigMaps = ReadonlyMap<string, Source>;

const nothing: Source = { texts: new Map(), buckets: [] };

function configMapsOf(graph: Graph): ConfigMaps {
  const maps = new Map<string, Source>();
  for (const one of graph.ofKind(kinds.configMap)) {
    const texts = new Map(textEntriesAt(one.object, "data"));
    const buckets = [...texts].filter(([name]) => VARIABLE.test(name));
    maps.set(`${namespaceOf(one)}/${one.object.metadata.name}`, { texts, buckets });
  }
  return maps;
}

/** Variables of a container that name buckets, in the order in which Kubernetes sets them. */
function variablesOf(maps: ConfigMaps, { namespace }: Workload, { fields }: Container): Texts {
  const configMap = (name: string | undefined) => maps.get(`${namespace}/${name}`) ?? nothing;
  const fromMaps = listAt(fields, "envFrom").flatMap((source): Texts => {
    const { texts, buckets } = configMap(textAt(source, "configMapRef", "name"));
    const prefix = textAt(source, "prefix");
    if (prefix === undefined) return buckets;
    return [...texts]
      .map(([name, value]) => [`${prefix}${name}`, value] as const)
      .filter(([name]) => VARIABLE.test(name));
  });
  const own = listAt(fields, "env").flatMap((entry): Texts => {
    const name = textAt(entry, "name") ?? "";
    if (!VARIABLE.test(name)) return [];
    const key = textAt(entry, "valueFrom", "configMapKeyRef", "key");
    const map = configMap(textAt(entry, "valueFrom", "configMapKeyRef", "name"));
    return [[name, textAt(entry, "value") ?? map.texts.get(key ?? "") ?? ""]];
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
    const variables = workload.containers.flatMap((container) => variablesOf(maps, workload, container));
    const buckets = variables.filter(([, value]) => value !== "");
    return Array.from(new Map(buckets), ([variable, value]) => ({
      workload,
      variable,
      bucket: bucketIn(value),
    }));
  });
}
