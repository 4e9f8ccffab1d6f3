import { rangesByNamespace } from "../../admission/limit-ranges.ts";
import { type Amounts, amountsOfPod } from "../../admission/pod-resources.ts";
import { askedName, type Hard, hardOfQuotas } from "../../admission/quotas.ts";
import { countOf, replicasOf } from "../../demand/replicas.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

const billion = 10n ** 9n;
const mebi = 2n ** 20n * billion;

/** Pods of one workload and what one of them counts for. */
interface Group {
  readonly title: string;
  readonly amounts: Amounts;
  readonly min: number;
  readonly max: number;
  readonly surge: number;
}

const jobs = new Set(["CronJob", "Job"]);

function whole(count: number): number {
  return Number.isInteger(count) && count > 0 ? count : 0;
}

function groupOf(graph: Graph, workload: Workload): Group {
  const ranges = rangesByNamespace(graph).get(workload.namespace) ?? [];
  const { kind } = workload.resource.object;
  const { min, max } = replicasOf(graph, workload);
  const amounts = new Map(amountsOfPod(workload, ranges)).set("pods", billion);
  const counts = { min: whole(min), max: whole(max), surge: whole(countOf(graph, workload).max - max) };
  // Jobs end, and wait until there is room.
  const running = jobs.has(kind) ? { min: 0, max: 0, surge: 0 } : counts;
  return { title: workload.title, amounts, ...running };
}

function amountText(name: string, amount: bigint): string {
  if (name === "pods") return String(amount / billion);
  if (name.endsWith("cpu")) return `${(amount + 999_999n) / 1_000_000n}m`;
  return `${(amount + mebi - 1n) / mebi}Mi`;
}

/** What the pods of a namespace ask for together of one thing. */
interface Asked {
  readonly least: bigint;
  readonly scaled: bigint;
  /** Pods that rollouts add to those that always run. */
  readonly rolling: readonly { readonly title: string; readonly amount: bigint }[];
  /** The most that one of them adds. */
  readonly rollout: bigint;
}

/** Counts what the pods of a namespace ask for, each thing once. */
function counter(groups: readonly Group[]): (asked: string) => Asked {
  const known = new Map<string, Asked>();
  return (asked) => {
    const amountOf = ({ amounts }: Group) => amounts.get(asked) ?? 0n;
    const sum = (count: (group: Group) => number) =>
      groups.reduce((all, group) => all + BigInt(count(group)) * amountOf(group), 0n);
    const before = known.get(asked);
    if (before !== undefined) return before;
    const rolling = groups
      .filter(({ surge, min }) => surge > 0 && min > 0)
      .map((group) => ({ title: group.title, amount: amountOf(group) }));
    const found = {
      least: sum(({ min }) => min),
      scaled: sum(({ max }) => max),
      rolling,
      rollout: rolling.reduce((most, { amount }) => (amount > most ? amount : most), 0n),
    };
    known.set(asked, found);
    return found;
  };
}

function violationOf(
  { quota: at, name, text, most }: Hard,
  count: (asked: string) => Asked,
): Violation | undefined {
  const asked = askedName(name);
  const { least, scaled, rolling, rollout } = count(asked);
  const said = `${name} of the quota is ${text}`;
  const fix = `raise ${name} to at least`;
  if (least > most) {
    const need = amountText(asked, least);
    return {
      at,
      message: `${said}, but the pods that always run in its namespace ask for ${need}: the last of them are refused`,
      fix: `${fix} ${need}, with room for rollouts`,
    };
  }
  for (const { title, amount } of least + rollout > most ? rolling : []) {
    const need = least + amount;
    if (need <= most) continue;
    return {
      at,
      severity: "warning",
      message: `${said}, which leaves no room for the pod that a rollout of ${title} adds to those that always run: the rollout never ends`,
      fix: `${fix} ${amountText(asked, need)}`,
    };
  }
  if (scaled <= most) return undefined;
  const need = amountText(asked, scaled);
  return {
    at,
    severity: "warning",
    message: `${said}, but with as many pods as autoscalers may make its namespace asks for ${need}: they are refused when they are needed`,
    fix: `${fix} ${need}, or lower maxReplicas`,
  };
}

/** Quotas have room for the pods of their namespaces. */
export const quotaRoom: Rule = {
  number: 253,
  name: "quota-room",
  compares: true,
  reason:
    "A pod beyond the quota of its namespace is refused, while its Deployment and its autoscaler wait for it.",
  see: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
  *check(graph) {
    const quotas = hardOfQuotas(graph);
    const namespaces = new Set(quotas.map(({ namespace }) => namespace));
    const inside = graph.workloads.filter(({ namespace }) => namespaces.has(namespace));
    const groups = Map.groupBy(inside, ({ namespace }) => namespace);
    const counted = new Map(
      [...groups].map(([namespace, some]) => [namespace, counter(some.map((one) => groupOf(graph, one)))]),
    );
    for (const hard of quotas) {
      const violation = violationOf(hard, counted.get(hard.namespace) ?? counter([]));
      if (violation !== undefined) yield violation;
    }
  },
};
