import { isLasting, mountsOf } from "../../containers/mounts.ts";
import { serverOf } from "../../containers/server.ts";
import { mapAt, numberAt, textsAt } from "../../graph/fields.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";

const usualPeriod = 30;

const seconds: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600 };

/** Seconds that the hook before the end takes at least: one `sleep` after the other. */
function sleepOf({ fields }: Container): number {
  if (fields.lifecycle === undefined) return 0;
  const hook = mapAt(fields, "lifecycle", "preStop");
  const command = textsAt(hook, "exec", "command").join(" ");
  // Of sleeps in branches and loops nobody knows how many there are.
  const isPlain = !/\b(if|while|until|for|case)\b|\|\||&\s*$/.test(command);
  const sleeps = isPlain ? [...command.matchAll(/\bsleep\s+(\d+)([smh]?)\b/g)] : [];
  const inCommand = sleeps.map(([, number, unit = ""]) => Number(number) * (seconds[unit] ?? 1));
  return (numberAt(hook, "sleep", "seconds") ?? 0) + inCommand.reduce((sum, one) => sum + one, 0);
}

function* tooLongHooks({ containers }: Workload, period: number): Generator<Fault> {
  for (const container of containers) {
    const sleep = sleepOf(container);
    if (sleep === 0 || sleep < period) continue;
    yield {
      message: `preStop of container ${container.name} sleeps ${sleep} s, but the pod has ${period} s to end: it is killed before it is asked to`,
      fix: `set terminationGracePeriodSeconds above ${sleep}, with time for the program to end`,
    };
  }
}

/** Servers that write what they hold in memory when they are asked to end. */
const writing = new Set([
  "cassandra",
  "elasticsearch",
  "mariadb",
  "mongo",
  "mysql",
  "postgres",
  "prom/prometheus",
  "rabbitmq",
  "redis",
  "valkey/valkey",
]);

/** With less than that nothing is written. */
const leastPeriod = 5;

function* killed(workload: Workload, period: number): Generator<Fault> {
  if (period >= leastPeriod) return;
  for (const container of workload.containers) {
    const server = serverOf(container);
    const hasData = mountsOf(workload, container).some((mount) => isLasting(mount) && !mount.isReadOnly);
    const isKnown = server !== undefined && writing.has(server.name);
    if (!hasData || period >= (isKnown ? leastPeriod : 1)) continue;
    yield {
      message: `terminationGracePeriodSeconds is ${period}, but container ${container.name} writes to a claimed volume: it is killed in the middle of it`,
      fix: "leave it out, which means 30, or give it the time it needs to end",
    };
  }
}

function* violationsOf(workload: Workload): Generator<Violation> {
  const at = workload.resource;
  const period = numberAt(workload.podSpec, "terminationGracePeriodSeconds") ?? usualPeriod;
  for (const fault of tooLongHooks(workload, period)) yield { at, ...fault };
  for (const fault of killed(workload, period)) yield { at, severity: "warning", ...fault };
}

/** Pods have the time to end that their hooks and their data need. */
export const gracePeriods: Rule = {
  number: 244,
  name: "grace-periods",
  reason: "A pod that is killed before it could end loses requests in flight, and what it has not written.",
  see: "https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution",
  *check({ workloads }) {
    for (const workload of workloads) yield* violationsOf(workload);
  },
};
