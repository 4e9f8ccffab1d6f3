import { repeated } from "#lib/model/repeated.ts";
import type { Resource } from "#lib/render/resource.ts";
import { listAt, mapAt, numberAt, textAt } from "../../graph/fields.ts";
import type { Container } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

interface Port {
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly protocol: string;
}

function* ofPorts(at: Resource, whose: string, ports: readonly Port[]): Generator<Violation> {
  for (const name of repeated(ports.flatMap(({ name }) => name ?? []))) {
    yield {
      at,
      message: `${whose} has two ports of the name ${name}`,
      fix: "give each port a name of its own",
    };
  }
  const numbers = ports.flatMap(({ number, protocol }) =>
    number === undefined ? [] : [`${protocol} port ${number}`],
  );
  for (const number of repeated(numbers)) {
    yield { at, message: `${whose} has ${number} twice`, fix: "remove one of them" };
  }
}

function asksForPortOfNode({ fields, ports, stays }: Container): boolean {
  return stays && ports.length > 0 && listAt(fields.ports).some((port) => mapAt(port).hostPort !== undefined);
}

/** Ports of the node that containers of one pod ask for, each with its protocol and address. */
function* ofNode(at: Resource, containers: readonly Container[]): Generator<Violation> {
  if (!containers.some(asksForPortOfNode)) return;
  const ports = containers.filter(({ stays }) => stays).flatMap(({ fields }) => listAt(fields, "ports"));
  const taken = ports.flatMap((port) => {
    const number = numberAt(port, "hostPort");
    const [protocol, address] = [textAt(port, "protocol") ?? "TCP", textAt(port, "hostIP") ?? ""];
    return number ? [`${protocol} port ${number}${address === "" ? "" : ` of ${address}`}`] : [];
  });
  for (const port of repeated(taken)) {
    yield { at, message: `its pods ask for ${port} of their node twice`, fix: "remove one of them" };
  }
}

/** No Service and no container has a port twice. */
export const duplicatePorts: Rule = {
  number: 122,
  name: "duplicate-ports",
  reason: "The API server refuses a Service with a port twice, and server-side apply a container with one.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services",
  *check({ services, workloads }) {
    for (const { resource, ports } of services) {
      if (resource !== undefined && ports.length > 1) yield* ofPorts(resource, "the Service", ports);
    }
    for (const { resource, containers } of workloads) {
      for (const { name, ports } of containers) {
        if (ports.length > 1) yield* ofPorts(resource, `container ${name}`, ports);
      }
      yield* ofNode(resource, containers);
    }
  },
};
