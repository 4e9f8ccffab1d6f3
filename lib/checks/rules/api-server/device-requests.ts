import { type Found, listAt, numberAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";

const group = "resource.k8s.io";

function* ofRequest(place: string, request: Found): Generator<Fault> {
  if (textAt(request, "allocationMode") === "All" && numberAt(request, "count")) {
    yield { message: `${place} asks for all devices and a count`, fix: "remove count" };
  }
  for (const [i, toleration] of listAt(request, "tolerations").entries()) {
    if (textAt(toleration, "operator") !== "Exists" || textAt(toleration, "value") === undefined) continue;
    const message = `${place}.tolerations[${i}] asks whether a taint exists and has a value`;
    yield { message, fix: "remove the value, or write operator Equal" };
  }
}

/** Names by which constraints and configurations speak of requests, and of the alternatives in them. */
function namesOf(requests: readonly Found[]): string[] {
  return requests.flatMap((request) => {
    const name = textAt(request, "name") ?? "";
    const alternatives = listAt(request, "firstAvailable").flatMap((one) => textAt(one, "name") ?? []);
    return [name, ...alternatives.map((one) => `${name}/${one}`)];
  });
}

function* faultsOf(place: string, devices: Found): Generator<Fault> {
  const requests = listAt(devices, "requests");
  for (const [i, request] of requests.entries()) {
    yield* ofRequest(`${place}.requests[${i}].exactly`, valueAt(request, "exactly"));
    for (const [j, one] of listAt(request, "firstAvailable").entries()) {
      yield* ofRequest(`${place}.requests[${i}].firstAvailable[${j}]`, one);
    }
  }
  const names = namesOf(requests);
  for (const list of ["constraints", "config"]) {
    for (const [i, item] of listAt(devices, list).entries()) {
      for (const name of textsAt(item, "requests")) {
        if (names.includes(name)) continue;
        const message = `${place}.${list}[${i}] is about request ${name}, which there is not`;
        yield { message, fix: `write ${nearest(name, names) ?? "the name of a request"}` };
      }
    }
  }
}

/** What is said of requested devices is said of requests that there are. */
export const deviceRequests: Rule = {
  number: 186,
  name: "device-requests",
  reason: "The API server refuses a claim whose constraints are about requests that it does not have.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/",
  *check(graph) {
    for (const [kind, path] of [
      ["ResourceClaim", ["spec"]],
      ["ResourceClaimTemplate", ["spec", "spec"]],
    ] as const) {
      for (const at of graph.ofKind({ group, kind })) {
        const devices = valueAt(at.object, ...path, "devices");
        for (const fault of faultsOf(`${path.join(".")}.devices`, devices)) yield { at, ...fault };
      }
    }
  },
};
