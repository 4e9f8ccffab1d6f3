import { listAt, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
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

function isOfBucket(variable: string): boolean {
  // Hardly any is, and this is faster to see.
  return variable.includes("BUCKET") && VARIABLE.test(variable);
}

/** A ConfigMap as a source of variables. */
interface Source {
  readonly texts: ReadonlyMap<string, string>;
  /** Those of them that name buckets. */
  readonly buckets: ReadonlyMap<string, string>;
}

/** ConfigMaps by `namespace/name`, so that a workload need not look through all of them. */
type ConfigMaps = ReadonlyMap<string, Source>;

const nothing: Source = { texts: new Map(), buckets: new Map() };

function configMapsOf(graph: Graph): ConfigMaps {
  const maps = new Map<string, Source>();
  for (const one of graph.ofKind(kinds.configMap)) {
    const texts = new Map(textEntriesAt(one.object, "data"));
    const buckets = new Map<string, string>();
    for (const [name, value] of texts) if (isOfBucket(name)) buckets.set(name, value);
    maps.set(`${namespaceOf(one)}/${one.object.metadata.name}`, { texts, buckets });
  }
  return maps;
}

function add(found: Map<string, string>, variable: string, value: string | undefined): void {
  if (value !== undefined && value !== "") found.set(variable, value);
}

/** Adds the variables of a container that name buckets, in the order in which Kubernetes sets them. */
function addVariables(
  found: Map<string, string>,
  maps: ConfigMaps,
  { namespace }: Workload,
  { fields }: Container,
): void {
  const sourceOf = (name: string | undefined) =>
    name === undefined ? nothing : (maps.get(`${namespace}/${name}`) ?? nothing);
  for (const from of listAt(fields, "envFrom")) {
    const { texts, buckets } = sourceOf(textAt(from, "configMapRef", "name"));
    const prefix = textAt(from, "prefix");
    for (const [name, value] of prefix === undefined ? buckets : texts) {
      const variable = `${prefix ?? ""}${name}`;
      if (isOfBucket(variable)) add(found, variable, value);
    }
  }
  for (const entry of listAt(fields, "env")) {
    const name = textAt(entry, "name");
    if (name === undefined || !isOfBucket(name)) continue;
    const reference = valueAt(entry, "valueFrom", "configMapKeyRef");
    const read = sourceOf(textAt(reference, "name")).texts.get(textAt(reference, "key") ?? "");
    add(found, name, textAt(entry, "value") ?? read);
  }
}

/** The bucket of a variable's value, which may be an address: `s3://bucket/prefix`. */
function bucketIn(value: string): string {
  return value.replace(/^s3:\/\//, "").replace(/\/.*$/s, "");
}

function bucketsOf(maps: ConfigMaps, workload: Workload): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const container of workload.containers) addVariables(found, maps, workload, container);
  return found;
}

/** The buckets that the pods of workloads are told, each once a workload. */
export function namedBuckets(graph: Graph): NamedBucket[] {
  const maps = configMapsOf(graph);
  const named: NamedBucket[] = [];
  for (const workload of graph.workloads) {
    for (const [variable, value] of bucketsOf(maps, workload)) {
      named.push({ workload, variable, bucket: bucketIn(value) });
    }
  }
  return named;
}
