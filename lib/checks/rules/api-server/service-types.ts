import { isIP } from "node:net";
import type { Fields } from "#lib/render/resource.ts";
import { isSubdomain } from "../../fields/form.ts";
import { listAt, mapAt, numberAt, textAt, textsAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { setFieldsOf } from "../../graph/set-fields.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Fields that belong to some types of Services. */
const onlyOf: Readonly<Record<string, readonly string[]>> = {
  loadBalancerClass: ["LoadBalancer"],
  allocateLoadBalancerNodePorts: ["LoadBalancer"],
  loadBalancerSourceRanges: ["LoadBalancer"],
  healthCheckNodePort: ["LoadBalancer"],
  externalTrafficPolicy: ["LoadBalancer", "NodePort"],
};

function* ofPorts(type: string, spec: Fields): Generator<Fault> {
  const ports = listAt(spec, "ports");
  if (ports.length === 0 && textAt(spec, "clusterIP") !== "None") {
    yield { message: "spec.ports is empty", fix: "write its ports, or make it headless with clusterIP None" };
  }
  for (const [i, port] of ports.entries()) {
    const place = `spec.ports[${i}]`;
    if (ports.length > 1 && textAt(port, "name") === undefined) {
      yield { message: `${place} has no name beside other ports`, fix: "name every port" };
    }
    if (type === "ClusterIP" && mapAt(port).nodePort) {
      const message = `${place} has nodePort ${mapAt(port).nodePort}, but the type of the Service is ClusterIP`;
      yield { message, fix: "remove nodePort, or write type NodePort" };
    }
  }
}

/** Fields of an address that an ExternalName does not have. */
const addressed = ["clusterIPs", "ipFamilies", "ipFamilyPolicy"];

/** Addresses that say the same: the first of clusterIPs is clusterIP. */
function* ofAddresses(spec: Fields): Generator<Fault> {
  const [address, all] = [textAt(spec, "clusterIP"), listAt(spec, "clusterIPs")];
  if (all.length === 0 || all[0] === address) return;
  const message = `spec.clusterIPs begins with "${all[0]}", but clusterIP is ${address ?? "not set"}`;
  yield { message, fix: "write the same in both, or remove clusterIPs" };
}

function* ofHealthCheck(type: string, spec: Fields): Generator<Fault> {
  const port = numberAt(spec, "healthCheckNodePort") ?? 0;
  if (port === 0 || type !== "LoadBalancer" || textAt(spec, "externalTrafficPolicy") === "Local") return;
  const message = "spec.healthCheckNodePort is set, but externalTrafficPolicy is not Local";
  yield { message, fix: "remove it, or write externalTrafficPolicy Local" };
}

function* ofExternalName(spec: Fields): Generator<Fault> {
  const name = textAt(spec, "externalName");
  const fix = "write the host name that it stands for, without scheme and port";
  if (name === undefined) yield { message: "spec.externalName is missing", fix };
  else if (!isSubdomain(name.replace(/\.$/, ""))) {
    yield { message: `spec.externalName is "${name}", which is no host name`, fix };
  }
  for (const field of setFieldsOf(spec).filter((one) => addressed.includes(one))) {
    if (Array.isArray(spec[field]) && spec[field].length === 0) continue;
    yield { message: `spec.${field} is set, but an ExternalName has no address`, fix: `remove ${field}` };
  }
  const address = textAt(spec, "clusterIP");
  if (address === undefined) return;
  yield { message: `spec.clusterIP is ${address}, but an ExternalName has none`, fix: "remove clusterIP" };
}

function* ofAddress(type: string, spec: Fields): Generator<Fault> {
  const address = textAt(spec, "clusterIP");
  if (address === undefined) return;
  if (address === "None" && type !== "ClusterIP") {
    const message = `spec.clusterIP is None, but a Service of type ${type} has an address`;
    yield { message, fix: "remove clusterIP, or write type ClusterIP" };
  } else if (address !== "None" && isIP(address) === 0) {
    yield {
      message: `spec.clusterIP is "${address}"`,
      fix: "write None for a headless Service, or remove it",
    };
  }
}

function* faultsOf(spec: Fields): Generator<Fault> {
  const type = textAt(spec, "type") ?? "ClusterIP";
  for (const field of setFieldsOf(spec)) {
    const types = Object.hasOwn(onlyOf, field) ? onlyOf[field] : undefined;
    if (types === undefined || types.includes(type)) continue;
    const isUnset =
      (spec[field] === "" && field !== "loadBalancerClass") ||
      spec[field] === 0 ||
      (Array.isArray(spec[field]) && spec[field].length === 0);
    // An external address lets in traffic as a load balancer does.
    const isReached = field === "externalTrafficPolicy" && listAt(spec, "externalIPs").length > 0;
    if (isUnset || isReached) continue;
    yield {
      message: `spec.${field} is of no use to a Service of type ${type}`,
      fix: `remove ${field}, or write type ${types.join(" or ")}`,
    };
  }
  if (type === "ExternalName") yield* ofExternalName(spec);
  else {
    yield* ofPorts(type, spec);
    yield* ofAddress(type, spec);
    yield* ofAddresses(spec);
    yield* ofHealthCheck(type, spec);
  }
  if (new Set(textsAt(spec, "ipFamilies")).size < textsAt(spec, "ipFamilies").length) {
    yield { message: "spec.ipFamilies names a family twice", fix: "write each family once" };
  }
  if (
    textAt(spec, "sessionAffinity") === "None" &&
    setFieldsOf(mapAt(spec, "sessionAffinityConfig")).length > 0
  ) {
    const message = "spec.sessionAffinityConfig is set, but sessionAffinity is None";
    yield { message, fix: "write sessionAffinity ClientIP, or remove sessionAffinityConfig" };
  }
}

/** Services have the fields of their type. */
export const serviceTypes: Rule = {
  number: 149,
  name: "service-types",
  reason: "The API server refuses a Service with fields of another type, or without those of its own.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types",
  *check(graph) {
    for (const at of graph.ofKind(kinds.service)) {
      for (const fault of faultsOf(mapAt(at.object, "spec"))) yield { at, ...fault };
    }
  },
};
