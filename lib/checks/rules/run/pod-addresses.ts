import type { Resource } from "#lib/render/resource.ts";
import { type PodName, podNamesIn } from "../../called-hosts/pods.ts";
import { numberAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { servicesByName } from "../../graph/services-by-name.ts";
import { textWalk } from "../../graph/texts.ts";
import type { Fault, Rule } from "../../rule.ts";
import { asTarget, scalersByTarget, targetKey } from "../../scaling/scalers.ts";
import { notableTextsOf } from "../../texts/notable.ts";

/** A pod of a StatefulSet as others call it. */
interface PodAddress extends PodName {
  readonly at: Resource;
  readonly namespace: string;
}

/** Objects whose texts people write addresses into, as far as there is one in them. */
function callersOf(graph: Graph): Resource[] {
  const { namingPods } = notableTextsOf(graph);
  const callers = [...graph.workloads.map(({ resource }) => resource), ...graph.ofKind(kinds.configMap)];
  return callers.filter((at) => namingPods.has(at));
}

function addressesIn(at: Resource): PodAddress[] {
  const { kind, spec, data } = at.object;
  const addresses: PodAddress[] = [];
  const walk = textWalk((_name, text) => {
    for (const name of podNamesIn(text)) {
      const isOwn = name.next === undefined || name.next === "svc";
      addresses.push({ ...name, at, namespace: isOwn ? namespaceOf(at) : name.next });
    }
  });
  walk((kind === "ConfigMap" ? data : spec) ?? null);
  return addresses;
}

function faultOf(
  { text, ordinal, service }: PodAddress,
  { object }: Resource,
  headless: boolean | undefined,
  mayGrow: boolean,
): Fault | undefined {
  const own = textAt(object, "spec", "serviceName");
  const title = `StatefulSet ${object.metadata.name}`;
  if (own !== service) {
    const message = `it names pod ${text}, but the pods of ${title} are called by ${own ?? "no Service"}: the name is not found`;
    return {
      message,
      fix: `write ${own ?? "spec.serviceName of the StatefulSet"}, or correct spec.serviceName`,
    };
  }
  if (headless === false) {
    const message = `it names pod ${text}, but Service ${service} is not headless: only its own name is found`;
    return { message, fix: `set clusterIP of Service ${service} to None` };
  }
  const first = numberAt(object, "spec", "ordinals", "start") ?? 0;
  const replicas = numberAt(object, "spec", "replicas") ?? 1;
  if (mayGrow || (ordinal >= first && ordinal < first + replicas)) return undefined;
  const message = `it names pod ${text}, but ${title} has ${replicas} from number ${first}: there is no such pod`;
  return { message, fix: "correct the number, or raise spec.replicas" };
}

/** Pods of StatefulSets that are called by name have that name. */
export const podAddresses: Rule = {
  number: 372,
  name: "pod-addresses",
  reason: "A pod has a name in DNS by the headless Service of its StatefulSet, and by no other.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id",
  *check(graph) {
    const sets = new Map(
      graph
        .ofKind({ group: "apps", kind: "StatefulSet" })
        .map((one) => [`${namespaceOf(one)}/${one.object.metadata.name}`, one]),
    );
    if (sets.size === 0) return;
    const serviceOf = servicesByName(graph);
    const scalers = scalersByTarget(graph);
    for (const called of callersOf(graph).flatMap(addressesIn)) {
      const set = sets.get(`${called.namespace}/${called.set}`);
      const service = serviceOf(called.namespace, called.service);
      // Only what looks like a Service is one.
      if (
        set === undefined ||
        (service === undefined && textAt(set.object, "spec", "serviceName") !== called.service)
      )
        continue;
      const address = textAt(service?.resource?.object, "spec", "clusterIP");
      const headless = service === undefined ? undefined : address === "None";
      const fault = faultOf(called, set, headless, scalers.has(targetKey(asTarget(set))));
      if (fault !== undefined) yield { at: called.at, ...fault };
    }
  },
};
