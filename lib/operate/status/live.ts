import { isList, listAt, mapAt, numberAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Value } from "#lib/render/resource.ts";
import { resourcesOf, type Tree } from "#lib/render/tree.ts";
import { jsonOf } from "../readings.ts";
import type { Answer } from "../step.ts";

/** An object of a cluster as status looks at it. */
export interface LiveObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Application that made it; undefined for what nobody tracks. */
  readonly unit: string | undefined;
  /** Images of its pods, by container. */
  readonly images: Readonly<Record<string, string>>;
  /** What it still waits for, in one line; undefined where it works. */
  readonly waitsFor: string | undefined;
}

/** How a kind says that it is not ready yet. */
type Reader = (object: Value) => string | undefined;

function pods(object: Value): string | undefined {
  const wanted = numberAt(object, "spec", "replicas") ?? 1;
  const [updated, ready] = [
    numberAt(object, "status", "updatedReplicas") ?? 0,
    numberAt(object, "status", "readyReplicas") ?? 0,
  ];
  if (ready < wanted) return `${ready} of ${wanted} pods are ready`;
  return updated < wanted ? `${updated} of ${wanted} pods have the new version` : undefined;
}

function loadBalancer(object: Value): string | undefined {
  const wants = textAt(object, "kind") === "Ingress" || textAt(object, "spec", "type") === "LoadBalancer";
  const has = listAt(object, "status", "loadBalancer", "ingress").length > 0;
  return wants && !has ? "it has no load balancer yet" : undefined;
}

function claim(object: Value): string | undefined {
  const phase = textAt(object, "status", "phase") ?? "Pending";
  return phase === "Bound" ? undefined : `its volume is ${phase}`;
}

function externalSecret(object: Value): string | undefined {
  const ready = listAt(object, "status", "conditions").find((one) => textAt(one, "type") === "Ready");
  if (textAt(ready, "status") === "True") return undefined;
  return textAt(ready, "message") ?? "its values have not been read yet";
}

function rollout(object: Value): string | undefined {
  const phase = textAt(object, "status", "phase") ?? "Progressing";
  return phase === "Healthy" ? undefined : `${phase}: ${textAt(object, "status", "message") ?? ""}`;
}

/** Kinds whose readiness says what a unit waits for. */
const readers: Readonly<Record<string, Reader>> = {
  Deployment: pods,
  StatefulSet: pods,
  Service: loadBalancer,
  Ingress: loadBalancer,
  PersistentVolumeClaim: claim,
  ExternalSecret: externalSecret,
  Rollout: rollout,
};

/** What `kubectl get` is asked for. */
const BUILTIN = ["deployments", "statefulsets", "services", "ingresses", "persistentvolumeclaims"];

/** What it is asked for besides, where there are such objects. */
const CUSTOM: Readonly<Record<string, string>> = {
  ExternalSecret: "externalsecrets.external-secrets.io",
  Rollout: "rollouts.argoproj.io",
};

/** Resources that say what a tree waits for; the API server answers nothing at all when it does not know one. */
export function resourcesToAsk(tree: Tree): string {
  const kinds = new Set(resourcesOf(tree).map(({ object }) => object.kind));
  const custom = Object.entries(CUSTOM).filter(([kind]) => kinds.has(kind));
  return [...BUILTIN, ...custom.map(([, resource]) => resource)].join(",");
}

function liveObject(object: Value): LiveObject {
  const [kind, namespace, name] = [
    textAt(object, "kind") ?? "",
    textAt(object, "metadata", "namespace") ?? "",
    textAt(object, "metadata", "name") ?? "",
  ];
  const containers = listAt(object, "spec", "template", "spec", "containers");
  const images = containers.map((one) => [textAt(one, "name") ?? "", textAt(one, "image") ?? ""]);
  const tracked = textAt(mapAt(object, "metadata", "annotations"), "argocd.argoproj.io/tracking-id");
  return {
    kind,
    namespace,
    name,
    unit: tracked?.split(":")[0],
    images: Object.fromEntries(images),
    waitsFor: readers[kind]?.(object)?.replace(/\s+/g, " "),
  };
}

/** The objects of an answer of `kubectl get -o json`; undefined where it is none. */
export function liveObjects(answer: Answer): LiveObject[] | undefined {
  const items = answer.status === 0 ? mapAt(jsonOf(answer)).items : undefined;
  return isList(items) ? items.map(liveObject) : undefined;
}
