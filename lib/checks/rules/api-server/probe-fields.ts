import { type Found, isMap, mapAt, numberAt, valueAt } from "../../graph/fields.ts";
import { setFieldsOf } from "../../graph/set-fields.ts";
import type { Container } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Where a container says what the kubelet does to it, and by which handlers. */
const places: readonly (readonly [path: readonly [string, ...string[]], handlers: readonly string[]])[] = [
  [["livenessProbe"], ["exec", "httpGet", "tcpSocket", "grpc"]],
  [["readinessProbe"], ["exec", "httpGet", "tcpSocket", "grpc"]],
  [["startupProbe"], ["exec", "httpGet", "tcpSocket", "grpc"]],
  [
    ["lifecycle", "postStart"],
    ["exec", "httpGet", "tcpSocket", "sleep"],
  ],
  [
    ["lifecycle", "preStop"],
    ["exec", "httpGet", "tcpSocket", "sleep"],
  ],
];

/** Seconds that a pod has to end where it does not say. */
const usualGrace = 30;

function* ofHandlers(what: string, fields: Found, known: readonly string[]): Generator<Fault> {
  const handlers = setFieldsOf(mapAt(fields)).filter((field) => known.includes(field));
  if (handlers.length === 0) {
    yield { message: `${what} has no handler`, fix: `write one of ${enumerate(known)}` };
  } else if (handlers.length > 1) {
    yield { message: `${what} has ${enumerate(handlers)}`, fix: "keep one of them" };
  }
}

function* ofTimes(what: string, probe: Found, name: string): Generator<Fault> {
  const successes = numberAt(probe, "successThreshold") ?? 0;
  if (name !== "readinessProbe" && successes > 1) {
    yield {
      message: `${what} asks for ${successes} successes in a row, which only a readinessProbe may`,
      fix: "remove successThreshold",
    };
  }
  if (name === "readinessProbe" && numberAt(probe, "terminationGracePeriodSeconds") !== undefined) {
    yield {
      message: `${what} has terminationGracePeriodSeconds, but it ends no container`,
      fix: "remove it, or move it to the livenessProbe",
    };
  }
}

/** A pause before the end that is longer than the pod has. */
function* ofPause(what: string, hook: Found, podSpec: Found): Generator<Fault> {
  const seconds = numberAt(hook, "sleep", "seconds");
  const grace = numberAt(podSpec, "terminationGracePeriodSeconds") ?? usualGrace;
  if (seconds === undefined || (seconds >= 0 && seconds <= Math.max(grace, 1))) return;
  yield {
    message: `${what} sleeps ${seconds} seconds, of ${grace} that its pods have to end`,
    fix: "shorten it, or raise terminationGracePeriodSeconds",
  };
}

function* ofContainer(podSpec: Found, { name, fields, list, stays }: Container): Generator<Fault> {
  for (const [path, handlers] of places) {
    const found = fields[path[0]] === undefined ? undefined : valueAt(fields, ...path);
    if (!isMap(found)) continue;
    const place = path.join(".");
    const what = `${place} of container ${name}`;
    if (list === "initContainers" && !stays) {
      yield {
        message: `init container ${name} has ${place}, but it ends before anything asks it`,
        fix: "remove it, or make the container a sidecar with restartPolicy Always",
      };
    } else {
      yield* ofHandlers(what, found, handlers);
      yield* ofTimes(what, found, place);
      yield* ofPause(what, found, podSpec);
    }
  }
}

/** Probes and hooks are such as the kubelet can carry out. */
export const probeFields: Rule = {
  number: 111,
  name: "probe-fields",
  reason:
    "The API server refuses probes and hooks without a handler or with two, and those of containers that end.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/probes/",
  *check({ workloads }) {
    for (const { resource: at, podSpec, containers } of workloads) {
      for (const container of containers)
        for (const fault of ofContainer(podSpec, container)) yield { at, ...fault };
    }
  },
};
