import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { oncePerName } from "../../graph/once-per-graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Schedulers that EKS runs: its own, and the one of Fargate, which only its webhook names. */
const usual = new Set(["default-scheduler", "fargate-scheduler"]);

/** Charts and images of schedulers, besides those that are called so. */
const schedulerNames = /kube-scheduler|volcano|yunikorn|koordinator|stork|kueue/;

/** Whether a workload or a chart of the cluster runs a scheduler of that name. */
const isRun = oncePerName(({ charts, workloads }, scheduler): boolean => {
  const isMeant = (text: string) => text.includes(scheduler) || schedulerNames.test(text);
  return (
    charts.some(({ chart, release }) => isMeant(chart) || isMeant(release)) ||
    workloads.some(
      ({ resource, containers }) =>
        isMeant(resource.object.metadata.name) ||
        containers.some(({ fields }) => isMeant(textAt(fields, "image") ?? "")),
    )
  );
});

type Found = Fault & Pick<Violation, "severity">;

function* withoutScheduler(graph: Graph, { podSpec }: Workload): Generator<Found> {
  const scheduler = textAt(podSpec, "schedulerName");
  if (scheduler === undefined || usual.has(scheduler) || isRun(graph, scheduler)) return;
  const unknown = graph.charts.filter(({ provided }) => provided === undefined).map(({ chart }) => chart);
  const message = `its pods wait for the scheduler ${scheduler}, which nothing in the cluster runs: they stay Pending for ever`;
  const fix = "remove schedulerName, or add the scheduler";
  if (unknown.length === 0) yield { message, fix };
  else {
    const doubt = `but the facts do not say what chart ${enumerate([...new Set(unknown)].sort())} brings`;
    yield { severity: "warning", message: `${message}, ${doubt}`, fix };
  }
}

function* boundToNode({ podSpec }: Workload): Generator<Found> {
  const gates = listAt(podSpec, "schedulingGates").flatMap((gate) => textAt(gate, "name") ?? []);
  if (gates.length > 0) {
    yield {
      severity: "warning",
      message: `its pods wait until something removes their scheduling gate ${enumerate(gates)}: they stay Pending until then`,
      fix: "remove schedulingGates, unless a controller opens them",
    };
  }
  const node = textAt(podSpec, "nodeName");
  if (node !== undefined) {
    yield {
      severity: "warning",
      message: `its pods are bound to the node ${node}, past the scheduler: they fail when the node is replaced or full`,
      fix: "remove nodeName, and choose nodes by their labels",
    };
  }
  const host = textAt(podSpec, "nodeSelector", "kubernetes.io/hostname");
  if (host !== undefined) {
    yield {
      severity: "warning",
      message: `its pods may only run on the node ${host}: they stay Pending when it is replaced`,
      fix: "choose nodes by a label of their node group",
    };
  }
}

/** Pods are given to a scheduler that there is. */
export const schedulers: Rule = {
  number: 288,
  name: "schedulers",
  reason: "A pod that no scheduler takes, or that is bound to one machine, is Pending without any message.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/",
  *check(graph) {
    for (const workload of graph.workloads) {
      const faults = [...withoutScheduler(graph, workload), ...boundToNode(workload)];
      for (const fault of faults) yield { at: workload.resource, ...fault };
    }
  },
};
