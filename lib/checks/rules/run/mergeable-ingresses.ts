import type { Resource } from "#lib/render/resource.ts";
import { listAt, valueAt } from "../../graph/fields.ts";
import { hostsOf } from "../../graph/hosts.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { annotationAt, ingressesOf } from "../../ingress/controllers.ts";
import { routesOf } from "../../ingress/routes.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";
import { enumerate, enumerateOthers } from "../../wording.ts";

const TYPE = "nginx.org/mergeable-ingress-type";

function typeOf(ingress: Resource): string {
  return annotationAt(ingress, TYPE) ?? "none";
}

function nameOf(ingress: Resource): string {
  return `Ingress ${namespaceOf(ingress)}/${ingress.object.metadata.name}`;
}

function* ofShape(ingress: Resource): Generator<Fault> {
  const type = typeOf(ingress);
  const hosts = hostsOf(ingress);
  const hasTls = listAt(ingress.object, "spec", "tls").length > 0;
  if (type !== "master" && type !== "minion") {
    yield { message: `annotation ${TYPE} is "${type}"`, fix: "write master or minion" };
    return;
  }
  if (hosts.length !== 1 || listAt(ingress.object, "spec", "rules").length !== 1) {
    const has = hosts.length === 0 ? "no host" : enumerate(hosts);
    const message = `a ${type} has exactly one rule with a host, and this one has ${has}: the controller refuses it`;
    yield { message, fix: "give each host an Ingress of its own" };
  }
  if (type === "master" && routesOf(ingress).length > 0) {
    yield {
      message: "a master has no paths: the controller refuses it",
      fix: "move the paths into a minion",
    };
  }
  if (type === "minion" && hasTls) {
    yield {
      message: "a minion has no tls: the controller refuses it",
      fix: "move tls to the master of its host",
    };
  }
  if (type === "minion" && routesOf(ingress).length === 0) {
    yield {
      message: "a minion without paths serves nothing: the controller refuses it",
      fix: "give it paths",
    };
  }
  if (valueAt(ingress.object, "spec", "defaultBackend") !== undefined && type === "minion") {
    yield { message: "a minion has no default backend", fix: "write it as the path /" };
  }
}

function* ofHost(host: string, ingresses: readonly Resource[]): Generator<Violation> {
  const minions = ingresses.filter((one) => typeOf(one) === "minion");
  const owners = ingresses.filter((one) => typeOf(one) === "master" || typeOf(one) === "none");
  const hasMaster = owners.some((one) => typeOf(one) === "master");
  for (const at of hasMaster ? [] : minions) {
    const message = `no master is for host ${host}: the controller ignores this minion`;
    yield { at, message, fix: `add an Ingress of that host with ${TYPE} master, or correct the host` };
  }
  const names = [...new Set(owners.map(nameOf))];
  for (const at of owners) {
    const isMixed = minions.length > 0 && typeOf(at) === "none";
    if (names.length < 2 && !isMixed) continue;
    const others = names.length > 1 ? enumerateOthers(names, nameOf(at)) : enumerate(minions.map(nameOf));
    const message = `host ${host} is served by ${others} too: the controller takes a host from one Ingress only`;
    yield { at, message, fix: `make one of them the ${TYPE} master of the host and the others minions` };
  }
}

/** A host of F5's NGINX Ingress Controller belongs to one Ingress, or to one master and its minions. */
export const mergeableIngresses: Rule = {
  number: 351,
  name: "mergeable-ingresses",
  reason:
    "F5's NGINX Ingress Controller refuses a second Ingress of a host, and all of its paths answer 404.",
  see: "https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/cross-namespace-configuration/",
  *check(graph) {
    const ingresses = ingressesOf(graph, "nginx-ingress");
    for (const at of ingresses) {
      if (annotationAt(at, TYPE) === undefined) continue;
      for (const fault of ofShape(at)) yield { at, ...fault };
    }
    const byHost = Map.groupBy(
      ingresses.flatMap((ingress) => hostsOf(ingress).map((host) => ({ host, ingress }))),
      ({ host }) => host,
    );
    for (const [host, entries] of byHost)
      yield* ofHost(
        host,
        entries.map(({ ingress }) => ingress),
      );
  },
};
