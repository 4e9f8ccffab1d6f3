import type { Resource } from "#lib/render/resource.ts";
import { kindId, kindOf } from "../kind.ts";
import type { Naming, Reference } from "../reference.ts";
import type { Workload } from "../workload.ts";
import { namingsOfCertificate, namingsOfIssuer } from "./cert-manager.ts";
import {
  namingsOfApplication,
  namingsOfAutoscaler,
  namingsOfClaim,
  namingsOfRollout,
  namingsOfStatefulSet,
  namingsOfTargetGroup,
  namingsOfWebhooks,
} from "./controllers.ts";
import { namingsOfExternalSecret, namingsOfPushSecret, namingsOfStore } from "./external-secrets.ts";
import { namingsOfGateway, namingsOfRoute } from "./gateway.ts";
import { namingsOfIngress } from "./ingress.ts";
import { namingsOfMonitor } from "./monitor.ts";
import {
  namingsOfAlertmanagerConfig,
  namingsOfElasticClient,
  namingsOfElasticsearch,
  namingsOfPostgresCluster,
  namingsOfTriggerAuthentication,
} from "./operators.ts";
import { namingsOfPods } from "./pod.ts";
import { namingsOfBinding, namingsOfServiceAccount } from "./rbac.ts";

/** What the objects of each kind name, besides what their pods do. */
const readers: Readonly<Record<string, (resource: Resource) => Iterable<Naming>>> = {
  "/PersistentVolumeClaim": namingsOfClaim,
  "/ServiceAccount": namingsOfServiceAccount,
  "admissionregistration.k8s.io/MutatingWebhookConfiguration": namingsOfWebhooks,
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration": namingsOfWebhooks,
  "apps/StatefulSet": namingsOfStatefulSet,
  "argoproj.io/Application": namingsOfApplication,
  "argoproj.io/Rollout": namingsOfRollout,
  "autoscaling/HorizontalPodAutoscaler": namingsOfAutoscaler,
  "autoscaling.k8s.io/VerticalPodAutoscaler": namingsOfAutoscaler,
  "cert-manager.io/Certificate": namingsOfCertificate,
  "cert-manager.io/Issuer": namingsOfIssuer,
  "beat.k8s.elastic.co/Beat": namingsOfElasticClient,
  "elasticsearch.k8s.elastic.co/Elasticsearch": namingsOfElasticsearch,
  "elbv2.k8s.aws/TargetGroupBinding": namingsOfTargetGroup,
  "external-secrets.io/ClusterSecretStore": namingsOfStore,
  "external-secrets.io/ExternalSecret": namingsOfExternalSecret,
  "external-secrets.io/PushSecret": namingsOfPushSecret,
  "external-secrets.io/SecretStore": namingsOfStore,
  "gateway.networking.k8s.io/GRPCRoute": namingsOfRoute,
  "gateway.networking.k8s.io/Gateway": namingsOfGateway,
  "gateway.networking.k8s.io/HTTPRoute": namingsOfRoute,
  "gateway.networking.k8s.io/TLSRoute": namingsOfRoute,
  "keda.sh/ScaledObject": namingsOfAutoscaler,
  "keda.sh/TriggerAuthentication": namingsOfTriggerAuthentication,
  "kibana.k8s.elastic.co/Kibana": namingsOfElasticClient,
  "logstash.k8s.elastic.co/Logstash": namingsOfElasticClient,
  "monitoring.coreos.com/AlertmanagerConfig": namingsOfAlertmanagerConfig,
  "monitoring.coreos.com/PodMonitor": namingsOfMonitor,
  "monitoring.coreos.com/ServiceMonitor": namingsOfMonitor,
  "networking.k8s.io/Ingress": namingsOfIngress,
  "postgresql.cnpg.io/Cluster": namingsOfPostgresCluster,
  "rbac.authorization.k8s.io/ClusterRoleBinding": namingsOfBinding,
  "rbac.authorization.k8s.io/RoleBinding": namingsOfBinding,
};

/** Every place of a resource, and of the pods it makes, that names another object. */
export function referencesOf(resource: Resource, workload: Workload | undefined): Reference[] {
  const id = kindId(kindOf(resource.object));
  const own = Object.hasOwn(readers, id) ? [...(readers[id]?.(resource) ?? [])] : [];
  const ofPods = workload === undefined ? [] : [...namingsOfPods(workload)];
  return [...own, ...ofPods].map((named) => ({ ...named, from: resource }));
}
