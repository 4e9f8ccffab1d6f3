import { rangesByNamespace, resourcesOf } from "../../admission/limit-ranges.ts";
import { environmentOf } from "../../containers/environment.ts";
import { knownImageOf } from "../../containers/image.ts";
import { mountedTexts } from "../../containers/scripts.ts";
import { isMap, listAt, mapAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { quantityOf } from "../../quantity.ts";
import { remembered } from "../../remembered.ts";
import type { Fault, Rule } from "../../rule.ts";

const billion = 10n ** 9n;

/** Units of programs, which all count in powers of 1024. */
const powers: Readonly<Record<string, bigint>> = { "": 0n, b: 0n, k: 1n, m: 2n, g: 3n, t: 4n };

/** A size as a program reads it, in billionths of a byte; bare numbers are in the unit given. */
function sizeOf(number: string, unit: string, usual = ""): bigint {
  const letter = (unit.toLowerCase()[0] ?? usual) || "";
  return BigInt(number) * 1024n ** (powers[letter] ?? 0n) * billion;
}

/** How programs are told how much memory they may take. */
const settings: readonly { readonly form: RegExp; readonly unit?: string; readonly image?: RegExp }[] = [
  { form: /(?<name>-Xmx)(?<number>\d+)(?<unit>[kKmMgGtT]?)\b/g },
  { form: /(?<name>--max[-_]old[-_]space[-_]size)[= ](?<number>\d+)(?<unit>)\b/g, unit: "m" },
  { form: /(?<name>GOMEMLIMIT)=(?<number>\d+)(?<unit>[KMGT]iB|B)?(?=\n|$)/g },
  { form: /^[ \t]*(?<name>maxmemory) (?<number>\d+)(?<unit>[kKmMgG][bB]?)?\b/gm, image: /redis|valkey/ },
  { form: /(?<name>--maxmemory) (?<number>\d+)(?<unit>[kKmMgG][bB]?)?\b/g, image: /redis|valkey/ },
  {
    form: /(?<name>shared_buffers) *= *["']?(?<number>\d+)(?<unit>[kMGT]B)\b/g,
    image: /postg|timescale|pgvector/,
  },
  { form: /(?<name>--innodb[-_]buffer[-_]pool[-_]size)[= ](?<number>\d+)(?<unit>[KMG]?)\b/gi },
];

/** What each of them has in it. */
const partOfSetting = /-Xmx|-old[-_]space|GOMEMLIMIT|maxmemory|shared_buffers|-innodb/i;

const isPartOfSetting = remembered((name) => partOfSetting.test(name));

interface Size {
  readonly name: string;
  readonly text: string;
  readonly amount: bigint;
}

function sizesIn(text: string, image: string): Size[] {
  return settings.flatMap(({ form, unit: usual, image: only }) => {
    if (only !== undefined && !only.test(image)) return [];
    return [...text.matchAll(form)].map(({ groups = {} }) => {
      const { name = "", number = "", unit = "" } = groups;
      return { name, text: `${number}${unit}`, amount: sizeOf(number, unit, usual) };
    });
  });
}

function* faultsOf(graph: Graph, workload: Workload, container: Container): Generator<Fault> {
  const ranges = rangesByNamespace(graph).get(workload.namespace) ?? [];
  const limitText = resourcesOf(container, ranges).limits.memory;
  const limit = quantityOf(limitText);
  if (limit === undefined || limit <= 0n) return;
  const values = environmentOf(graph, workload.namespace, container).values;
  const said = [container.words.join(" ")];
  for (const [name, value] of values) {
    if (isPartOfSetting(name) || partOfSetting.test(value)) said.push(`${name}=${value}`);
  }
  for (const [path, file] of mountedTexts(graph, workload, container)) {
    if (path.endsWith(".conf")) said.push(file);
  }
  const text = said.join("\n");
  if (!partOfSetting.test(text)) return;
  const image = knownImageOf(container)?.name ?? textAt(container.fields, "image") ?? "";
  const told = new Set<string>();
  for (const { name, text: size, amount } of sizesIn(text, image)) {
    // A limit of the Go runtime is soft, and others have more than their heap.
    const isTooMuch = name === "GOMEMLIMIT" ? amount > limit : amount >= limit;
    if (!isTooMuch || told.has(name)) continue;
    told.add(name);
    yield {
      message: `container ${container.name} may take ${size} by ${name}, but its memory limit is ${limitText}: the kernel kills it before it has that much`,
      fix: `raise limits.memory well above ${size}, or lower ${name}`,
    };
  }
}

/** Volumes in memory count for those who write to them. */
function* ofVolumes(graph: Graph, workload: Workload): Generator<Fault> {
  const ranges = rangesByNamespace(graph).get(workload.namespace) ?? [];
  for (const volume of listAt(workload.podSpec, "volumes")) {
    if (!isMap(volume) || volume.emptyDir === undefined) continue;
    const { medium, sizeLimit: size } = mapAt(volume.emptyDir);
    if (medium !== "Memory") continue;
    const amount = quantityOf(size);
    if (amount === undefined) continue;
    const name = textAt(volume, "name") ?? "";
    for (const container of workload.containers) {
      const isMounted = listAt(container.fields, "volumeMounts").some(
        (mount) => textAt(mount, "name") === name,
      );
      const limit = resourcesOf(container, ranges).limits.memory;
      const most = quantityOf(limit);
      if (!isMounted || most === undefined || most <= 0n || amount < most) continue;
      yield {
        message: `volume ${name} may hold ${size} in memory, but the memory limit of container ${container.name}, which counts what it writes there, is ${limit}`,
        fix: `lower sizeLimit of the volume, or raise limits.memory above ${size}`,
      };
    }
  }
}

/** Programs are told of no more memory than they may have. */
export const programMemory: Rule = {
  number: 251,
  name: "program-memory",
  reason: "A program that is told of more memory than its limit grows until the kernel kills it: OOMKilled.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit",
  *check(graph) {
    for (const workload of graph.workloads) {
      const at = workload.resource;
      for (const container of workload.containers) {
        for (const fault of faultsOf(graph, workload, container)) yield { at, ...fault };
      }
      for (const fault of ofVolumes(graph, workload)) yield { at, severity: "warning", ...fault };
    }
  },
};
