import type { Resource } from "#lib/render/resource.ts";
import { type Found, isTrueAt, listAt, textAt, valueAt } from "../fields.ts";
import { type Kind, kinds } from "../kind.ts";
import { type Naming, naming, namingKey } from "../reference.ts";
import type { Container, Workload } from "../workload.ts";

function namingOptional(
  place: string,
  kind: Kind,
  namespace: string,
  source: Found,
  nameField = "name",
): Naming[] {
  const optional = isTrueAt(source, "optional");
  return naming(place, kind, namespace, textAt(source, nameField)).map((named) => ({ ...named, optional }));
}

function* ofContainer({ fields }: Container, namespace: string): Generator<Naming> {
  for (const variable of listAt(fields, "env")) {
    const source = valueAt(variable, "valueFrom");
    // Most variables have a value.
    if (source === undefined) continue;
    const place = `env ${textAt(variable, "name") ?? ""}`;
    yield* namingKey(place, kinds.secret, namespace, valueAt(source, "secretKeyRef"));
    yield* namingKey(place, kinds.configMap, namespace, valueAt(source, "configMapKeyRef"));
  }
  for (const [index, source] of listAt(fields, "envFrom").entries()) {
    const place = `envFrom[${index}]`;
    yield* namingOptional(place, kinds.secret, namespace, valueAt(source, "secretRef"));
    yield* namingOptional(place, kinds.configMap, namespace, valueAt(source, "configMapRef"));
  }
}

/** A Secret or ConfigMap of a volume: with `items`, each key that is mounted. */
function* ofKeyedVolume(place: string, kind: Kind, namespace: string, source: Found): Generator<Naming> {
  const whole = namingOptional(
    place,
    kind,
    namespace,
    source,
    textAt(source, "secretName") ? "secretName" : "name",
  );
  const keys = listAt(source, "items").flatMap((item) => textAt(item, "key") ?? []);
  for (const named of whole) {
    if (keys.length === 0) yield named;
    for (const key of keys) yield { ...named, key };
  }
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/ */
function* ofVolume(volume: Found, namespace: string): Generator<Naming> {
  const place = `volume ${textAt(volume, "name") ?? ""}`;
  for (const source of [volume, ...listAt(volume, "projected", "sources")]) {
    yield* ofKeyedVolume(place, kinds.secret, namespace, valueAt(source, "secret"));
    yield* ofKeyedVolume(place, kinds.configMap, namespace, valueAt(source, "configMap"));
  }
  const claim = textAt(volume, "persistentVolumeClaim", "claimName");
  yield* naming(place, kinds.persistentVolumeClaim, namespace, claim);
  const credentials = textAt(volume, "csi", "nodePublishSecretRef", "name");
  yield* naming(place, kinds.secret, namespace, credentials);
  const ephemeral = textAt(volume, "ephemeral", "volumeClaimTemplate", "spec", "storageClassName");
  yield* naming(place, kinds.storageClass, namespace, ephemeral);
}

/** Volumes that a StatefulSet puts in the place of those of its pods. */
function claimTemplates({ object }: Resource): ReadonlySet<string> {
  const templates = listAt(object, "spec", "volumeClaimTemplates");
  return new Set(templates.flatMap((template) => textAt(template, "metadata", "name") ?? []));
}

/** Everything that the pods of a workload name. */
export function* namingsOfPods({ resource, podSpec, containers, namespace }: Workload): Generator<Naming> {
  for (const container of containers) yield* ofContainer(container, namespace);
  const claimed = claimTemplates(resource);
  for (const volume of listAt(podSpec, "volumes")) {
    if (!claimed.has(textAt(volume, "name") ?? "")) yield* ofVolume(volume, namespace);
  }
  for (const [index, secret] of listAt(podSpec, "imagePullSecrets").entries()) {
    yield* naming(`imagePullSecrets[${index}]`, kinds.secret, namespace, textAt(secret, "name"));
  }
  const account = textAt(podSpec, "serviceAccountName") ?? textAt(podSpec, "serviceAccount");
  yield* naming("serviceAccountName", kinds.serviceAccount, namespace, account);
  yield* naming("priorityClassName", kinds.priorityClass, namespace, textAt(podSpec, "priorityClassName"));
  yield* naming("runtimeClassName", kinds.runtimeClass, namespace, textAt(podSpec, "runtimeClassName"));
}
