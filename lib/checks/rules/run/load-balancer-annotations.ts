import type { Resource } from "#lib/render/resource.ts";
import { numberAt, textAt, textEntriesAt } from "../../graph/fields.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { servicesByName } from "../../graph/services-by-name.ts";
import {
  albForms,
  albJsonPrefixes,
  type Form,
  nlbForms,
  wrongJson,
} from "../../ingress/annotation-values.ts";
import { annotationAt, ingressesOf } from "../../ingress/controllers.ts";
import { ALB } from "../../ingress/load-balancers.ts";
import { routesOf } from "../../ingress/routes.ts";
import type { Fault, Rule } from "../../rule.ts";

const NLB = "service.beta.kubernetes.io/aws-load-balancer-";

function formOf(name: string): Form | undefined {
  if (name.startsWith(NLB)) {
    const rest = name.slice(NLB.length);
    return Object.hasOwn(nlbForms, rest) ? nlbForms[rest] : undefined;
  }
  if (!name.startsWith(`${ALB}/`)) return undefined;
  const rest = name.slice(ALB.length + 1);
  if (albJsonPrefixes.some((prefix) => rest.startsWith(prefix))) return wrongJson;
  return Object.hasOwn(albForms, rest) ? albForms[rest] : undefined;
}

function* ofValues({ object }: Resource): Generator<Fault> {
  for (const [name, value] of textEntriesAt(object, "metadata", "annotations")) {
    const wrong = formOf(name)?.(value);
    if (wrong === undefined) continue;
    yield {
      message: `annotation ${name} "${value}" ${wrong}: the controller refuses the load balancer`,
      fix: "correct the value",
    };
  }
}

/** The check has to be over before the next one begins. */
function* ofTimes(at: Resource): Generator<Fault> {
  const timeout = annotationAt(at, `${ALB}/healthcheck-timeout-seconds`);
  const interval = annotationAt(at, `${ALB}/healthcheck-interval-seconds`);
  if (timeout === undefined && interval === undefined) return;
  const [waits, repeats] = [Number(timeout ?? 5), Number(interval ?? 15)];
  if (!(waits >= repeats)) return;
  yield {
    message: `healthcheck-timeout-seconds ${waits} is not below healthcheck-interval-seconds ${repeats}: AWS refuses the target group`,
    fix: "lower the timeout, or raise the interval",
  };
}

/** Backends by the port name `use-annotation`, of which an annotation has to say what they are. */
function* ofActions(at: Resource): Generator<Fault> {
  for (const { place, backend } of routesOf(at)) {
    const name = textAt(backend, "service", "name");
    const port = textAt(backend, "service", "port", "name");
    const isAction =
      port === "use-annotation" && numberAt(backend, "service", "port", "number") === undefined;
    if (!isAction || name === undefined || annotationAt(at, `${ALB}/actions.${name}`) !== undefined) continue;
    yield {
      message: `${place} takes its backend from annotation ${ALB}/actions.${name}, which is not there: it answers 503`,
      fix: "add the annotation, or correct the name of the backend",
    };
  }
}

function* ofHealthCheckPort(at: Resource, serviceOf: ReturnType<typeof servicesByName>): Generator<Fault> {
  const port = annotationAt(at, `${ALB}/healthcheck-port`);
  if (port === undefined || port === "traffic-port" || /^\d+$/.test(port)) return;
  const names = routesOf(at).map(({ backend }) => textAt(backend, "service", "name") ?? "");
  const services = names.flatMap((name) => serviceOf(namespaceOf(at), name) ?? []);
  const without = services.find(({ ports }) => !ports.some(({ name }) => name === port));
  if (without === undefined) return;
  yield {
    message: `healthcheck-port ${port} is no port of Service ${without.name}: the controller refuses the load balancer`,
    fix: "write the name or number of a port that every backend has, or traffic-port",
  };
}

/** What annotations tell the AWS Load Balancer Controller, it understands. */
export const loadBalancerAnnotations: Rule = {
  number: 358,
  name: "load-balancer-annotations",
  reason:
    "For one value that the controller or AWS refuses there is no load balancer, or it stays as it was.",
  see: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/",
  *check(graph) {
    for (const at of [...graph.ofKind(kinds.ingress), ...graph.ofKind(kinds.service)]) {
      for (const fault of [...ofValues(at), ...ofTimes(at)]) yield { at, ...fault };
    }
    const serviceOf = servicesByName(graph);
    for (const at of ingressesOf(graph, "aws-load-balancer-controller")) {
      for (const fault of [...ofActions(at), ...ofHealthCheckPort(at, serviceOf)]) yield { at, ...fault };
    }
  },
};
