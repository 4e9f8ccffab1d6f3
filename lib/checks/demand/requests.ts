import type { Requests } from "#lib/capacity/demand.ts";
import { mebibytesOf, millicoresOf } from "#lib/capacity/quantity.ts";
import type { Fields } from "#lib/render/resource.ts";
import { type Found, listAt, mapAt, textAt } from "../graph/fields.ts";
import { remembered } from "../remembered.ts";

const processorsOf = remembered(millicoresOf);
const memoryOf = remembered(mebibytesOf);

/** A limit without a request is a request of the same amount. */
function ofContainer(container: Found): Requests {
  const resources = mapAt(container, "resources");
  const requests = mapAt(resources, "requests");
  const limits = mapAt(resources, "limits");
  return {
    cpu: processorsOf(String(requests.cpu ?? limits.cpu)),
    memory: memoryOf(String(requests.memory ?? limits.memory)),
  };
}

function together(one: Requests, other: Requests): Requests {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory };
}

function larger(one: Requests, other: Requests): Requests {
  return { cpu: Math.max(one.cpu, other.cpu), memory: Math.max(one.memory, other.memory) };
}

const nothing: Requests = { cpu: 0, memory: 0 };

/**
 * What the scheduler reserves for a pod: what its containers and sidecars request together, or more where an init
 * container requests that beside the sidecars that started before it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function requestsOf(podSpec: Fields): Requests {
  const containers = listAt(podSpec, "containers").map(ofContainer).reduce(together, nothing);
  let sidecars = nothing;
  let starting = nothing;
  for (const container of listAt(podSpec, "initContainers")) {
    const asked = ofContainer(container);
    if (textAt(container, "restartPolicy") === "Always") sidecars = together(sidecars, asked);
    else starting = larger(starting, together(sidecars, asked));
  }
  return larger(together(containers, sidecars), starting);
}
