import type { IPodSecurityContext } from "kubernetes-models/v1/PodSecurityContext";
import { definedLater } from "#lib/constructs/sync.ts";
import { type Bytes, byteQuantity } from "#lib/model/quantity.ts";
import { storageClass } from "../gp3-storage-class/index.ts";
import type { Metadata, VolumeClaimTemplate } from "./kinds.ts";

/** Namespace of everything that keeps logs. */
export const namespace = "logging";

/**
 * Version of all three, which have to be the same.
 *
 * @see https://www.elastic.co/support/matrix
 */
export const version = "9.4.3";

/** Name of the Elasticsearch, for those that refer to it. */
export const elasticsearchName = "elasticsearch";

/** User and group that the images of all three are made for. */
const USER = 1000;

/** The operator sets less than the restricted level of the Pod Security Standards asks for. */
export const podSecurity: IPodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: USER,
  runAsGroup: USER,
  fsGroup: USER,
  seccompProfile: { type: "RuntimeDefault" },
};

/** Metadata of a custom resource, whose kind the operator's Application defines. */
export function metadataOf(name: string): Metadata {
  return { name, namespace, annotations: definedLater };
}

/** A volume for each pod. */
export function volumeClaim(name: string, storage: Bytes): VolumeClaimTemplate {
  return {
    metadata: { name },
    spec: {
      storageClassName: storageClass,
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: byteQuantity(storage.request) } },
    },
  };
}
