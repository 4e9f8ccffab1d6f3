import { nodeOperators, type Operators } from "./selectors.ts";
import type { FieldTable } from "./table.ts";

// What a volume's term compares is not looked at before a pod uses the volume.
const volumeOperators: Operators = { ...nodeOperators, numbers: false };

const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";
const ofNodes = [
  `affinity.nodeAffinity.${required}.nodeSelectorTerms[]`,
  `affinity.nodeAffinity.${preferred}[].preference`,
];
const ofVolumes = "spec.nodeAffinity.required.nodeSelectorTerms[]";
const ofPods = ["podAffinity", "podAntiAffinity"].flatMap((place) => [
  `affinity.${place}.${required}[]`,
  `affinity.${place}.${preferred}[].podAffinityTerm`,
]);

const each = <T>(places: readonly string[], said: T): Readonly<Record<string, T>> =>
  Object.fromEntries(places.map((place) => [place, said]));

/** Where terms of node affinity ask for labels, with the operators that they have. */
export const labelsOfNodes: FieldTable<Operators> = {
  pod: each(
    ofNodes.map((term) => `${term}.matchExpressions`),
    nodeOperators,
  ),
  "/PersistentVolume": { [`${ofVolumes}.matchExpressions`]: volumeOperators },
};

/** Where terms of node affinity ask for fields. */
export const fieldsOfNodes: FieldTable<true> = {
  pod: each(
    ofNodes.map((term) => `${term}.matchFields[]`),
    true,
  ),
  "/PersistentVolume": { [`${ofVolumes}.matchFields[]`]: true },
};

/** Terms of affinity between pods. */
export const termsOfPods: FieldTable<true> = { pod: each(ofPods, true) };
