import { knownImageOf } from "../../containers/image.ts";
import { type Found, isMap, numberAt, valueAt } from "../../graph/fields.ts";
import type { Container } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Times of a probe in seconds, with those that Kubernetes takes where nothing is said. */
interface Times {
  readonly delay: number;
  readonly period: number;
  readonly timeout: number;
  /** How long it goes on failing before it acts. */
  readonly budget: number;
}

function timesOf(probe: Found): Times | undefined {
  if (!isMap(probe)) return undefined;
  const delay = numberAt(probe, "initialDelaySeconds") ?? 0;
  const period = numberAt(probe, "periodSeconds") || 10;
  const failures = numberAt(probe, "failureThreshold") || 3;
  return {
    delay,
    period,
    timeout: numberAt(probe, "timeoutSeconds") || 1,
    budget: delay + period * failures,
  };
}

/** Programs that take half a minute to start, by the last part of the name of their image. */
const slow =
  /(^|\/)(cassandra|elasticsearch|jenkins|keycloak|logstash|cp-kafka|kafka|kibana|nexus3|opensearch|solr|sonarqube|neo4j)$/;

const slowStart = 30;

/** Nothing that starts, stumbles and recovers does so within less. */
const leastBudget = 5;

function* ofLiveness(container: Container, live: Times, ready: Times | undefined): Generator<Fault> {
  const whose = `container ${container.name}`;
  const image = knownImageOf(container);
  const fix = "add a startupProbe with the time that it may take";
  if (ready !== undefined && ready.delay > live.budget) {
    yield {
      message: `livenessProbe of ${whose} ends it ${live.budget} s after its start, but its readinessProbe expects nothing before ${ready.delay} s`,
      fix,
    };
  } else if (image !== undefined && slow.test(image.name) && live.budget < slowStart) {
    yield {
      message: `livenessProbe of ${whose} ends it ${live.budget} s after its start, but ${image.text} takes longer to start`,
      fix,
    };
  } else if (live.budget < leastBudget) {
    yield {
      message: `livenessProbe of ${whose} ends it after ${live.budget} s without an answer, from its very start`,
      fix: "raise failureThreshold or periodSeconds, or add a startupProbe",
    };
  }
}

function* ofStartup({ name }: Container, start: Times, ready: Times | undefined): Generator<Fault> {
  const whose = `startupProbe of container ${name} ends it ${start.budget} s after its start`;
  const fix = "raise failureThreshold of the startupProbe";
  if (ready !== undefined && ready.delay > start.budget) {
    yield { message: `${whose}, but its readinessProbe expects nothing before ${ready.delay} s`, fix };
  } else if (start.budget < leastBudget) {
    yield { message: `${whose}, which is hardly time to start`, fix };
  }
}

function* overlapping({ name, fields }: Container): Generator<Fault> {
  for (const field of ["livenessProbe", "readinessProbe", "startupProbe"]) {
    const times = timesOf(valueAt(fields, field));
    if (times === undefined || times.timeout <= 2 * times.period) continue;
    yield {
      message: `${field} of container ${name} waits ${times.timeout} s for an answer, much longer than its period of ${times.period} s`,
      fix: "set timeoutSeconds to at most periodSeconds",
    };
  }
}

function* faultsOf(container: Container): Generator<Fault> {
  const { fields } = container;
  const [live, ready, start] = ["livenessProbe", "readinessProbe", "startupProbe"].map((field) =>
    timesOf(valueAt(fields, field)),
  );
  if (start !== undefined) yield* ofStartup(container, start, ready);
  else if (live !== undefined) yield* ofLiveness(container, live, ready);
  yield* overlapping(container);
}

/** Probes give programs the time to start that the manifest itself says they need. */
export const probeBudgets: Rule = {
  number: 245,
  name: "probe-budgets",
  reason: "A probe that ends a program before it could start makes it start again and again, for ever.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes",
  *check({ workloads }) {
    for (const { resource: at, containers } of workloads) {
      for (const container of containers) {
        for (const fault of faultsOf(container)) yield { at, severity: "warning", ...fault };
      }
    }
  },
};
