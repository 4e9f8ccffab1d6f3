import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import type { IService } from "kubernetes-models/v1/Service";

/** Name, namespace and annotations of a custom resource. */
export interface Metadata {
  readonly name: string;
  readonly namespace: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A volume of each pod. */
export type VolumeClaimTemplate = Pick<IPersistentVolumeClaim, "metadata" | "spec">;

/** Settings of one of Elastic's programs by their dotted names. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/**
 * Fields of an Elasticsearch that we set.
 *
 * @see https://www.elastic.co/docs/reference/cloud-on-k8s/api-reference/3_5_0
 */
export interface Elasticsearch {
  readonly apiVersion: "elasticsearch.k8s.elastic.co/v1";
  readonly kind: "Elasticsearch";
  readonly metadata: Metadata;
  readonly spec: {
    readonly version: string;
    /** Whether volumes go with nodes that are taken away, or with everything. */
    readonly volumeClaimDeletePolicy: "DeleteOnScaledownOnly" | "DeleteOnScaledownAndClusterDeletion";
    readonly nodeSets: readonly {
      readonly name: string;
      readonly count: number;
      readonly config: Settings;
      readonly podTemplate: IPodTemplateSpec;
      readonly volumeClaimTemplates: readonly VolumeClaimTemplate[];
    }[];
  };
}

/** Fields of a Kibana that we set. */
export interface Kibana {
  readonly apiVersion: "kibana.k8s.elastic.co/v1";
  readonly kind: "Kibana";
  readonly metadata: Metadata;
  readonly spec: {
    readonly version: string;
    readonly count: number;
    /** In the same namespace. */
    readonly elasticsearchRef: { readonly name: string };
    readonly config: Settings;
    readonly podTemplate: IPodTemplateSpec;
  };
}

/** Fields of a Logstash that we set. */
export interface Logstash {
  readonly apiVersion: "logstash.k8s.elastic.co/v1alpha1";
  readonly kind: "Logstash";
  readonly metadata: Metadata;
  readonly spec: {
    readonly version: string;
    readonly count: number;
    /** The cluster's name begins the names of the environment variables with its address and credentials. */
    readonly elasticsearchRefs: readonly { readonly name: string; readonly clusterName: string }[];
    readonly config: Settings;
    readonly pipelines: readonly { readonly "pipeline.id": string; readonly "config.string": string }[];
    /** Services, named `<logstash>-ls-<name>`. */
    readonly services: readonly {
      readonly name: string;
      readonly service: { readonly spec: NonNullable<IService["spec"]> };
    }[];
    readonly podTemplate: IPodTemplateSpec;
    readonly volumeClaimTemplates: readonly VolumeClaimTemplate[];
  };
}
