import { type Found, isMap, isTrueAt, numberAt, textAt } from "../../graph/fields.ts";
import { declaredPorts, isPort, portText } from "../../graph/ports.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const probes = ["livenessProbe", "readinessProbe", "startupProbe"];

const actions = ["httpGet", "tcpSocket", "grpc"];

/** Names of ports at which a program answers requests, and so probes as well. */
const usualNames = new Set([undefined, "http", "https", "web", "api"]);

/**
 * Whether a container may well listen on a number that it does not declare: programs have ports for probes alone,
 * and name no port for them. One that declares where it answers HTTP requests has most likely moved.
 */
function mayListen({ podSpec }: Workload, { ports }: Container, action: string): boolean {
  const declaresAnswers = ports.some(({ name }) => usualNames.has(name));
  return action !== "httpGet" || isTrueAt(podSpec, "hostNetwork") || !declaresAnswers;
}

/** Whether two numbers differ in one digit, as by a slip of the pen. */
function isSlip(one: number, other: number | undefined): boolean {
  const [left, right] = [String(one), String(other)];
  return (
    left.length === right.length && [...left].filter((digit, index) => digit !== right[index]).length === 1
  );
}

interface Probe {
  readonly place: string;
  readonly action: string;
  readonly port: string | number;
}

function violationOf(workload: Workload, container: Container, probe: Probe): Violation | undefined {
  const { place, action, port } = probe;
  // Containers of a pod share its addresses, but names of ports belong to one container.
  const candidates =
    typeof port === "number" ? [...declaredPorts(workload), ...container.ports] : container.ports;
  if (candidates.some((one) => isPort(one, port))) return undefined;
  if (typeof port === "number" && container.ports.length === 0) return undefined;
  const declares = container.ports.length === 0 ? "no ports" : enumerate(container.ports.map(portText));
  const isDoubtful = typeof port === "number" && mayListen(workload, container, action);
  if (isDoubtful && !container.ports.some(({ number }) => isSlip(port, number))) return undefined;
  return {
    at: workload.resource,
    // A number may be listened on without being declared.
    ...(typeof port === "number" && { severity: "warning" }),
    message: `${place} of container ${container.name} asks port ${port}, but the container declares ${declares}`,
    fix: "correct the port of the probe, or declare it in the container",
  };
}

/** What the kubelet asks a container. */
function probesOf({ fields }: Container): Probe[] {
  const found: Probe[] = [];
  const add = (place: string, handler: Found) => {
    if (!isMap(handler)) return;
    for (const action of actions) {
      if (handler[action] === undefined) continue;
      const port = numberAt(handler[action], "port") ?? textAt(handler[action], "port");
      if (port !== undefined) found.push({ place, action, port });
    }
  };
  for (const probe of probes) add(probe, fields[probe]);
  const hooks = fields.lifecycle;
  if (isMap(hooks)) {
    add("lifecycle.postStart", hooks.postStart);
    add("lifecycle.preStop", hooks.preStop);
  }
  return found;
}

/** Ports of probes and hooks are those of their containers. */
export const probePorts: Rule = {
  number: 217,
  name: "probe-ports",
  reason:
    "A probe of a port that nobody listens on never succeeds, and the pod is never ready or starts again for ever.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const container of workload.containers) {
        for (const probe of probesOf(container)) {
          const violation = violationOf(workload, container, probe);
          if (violation !== undefined) yield violation;
        }
      }
    }
  },
};
