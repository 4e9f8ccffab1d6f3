import type { ContainerSecurity, PodSecurity, Resources, Switch } from "../chart-values.ts";

/** Values of the chart aws-load-balancer-controller that we set. */
export interface AwsLoadBalancerControllerValues {
  readonly clusterName: string;
  readonly region: string;
  /** Tags of the one VPC that the controller works in, instead of its id. */
  readonly vpcTags: Readonly<Record<string, string>>;
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly resources: Resources;
  /** Adds to the chart's own fsGroup. */
  readonly podSecurityContext: Pick<PodSecurity, "seccompProfile">;
  /** Adds to the chart's own runAsNonRoot. */
  readonly securityContext: ContainerSecurity;
  /** Makes every new Service of type LoadBalancer one of the controller's, an NLB. */
  readonly enableServiceMutatorWebhook: boolean;
  /** Whether cert-manager makes the certificate of the webhooks; otherwise each rendering makes another one. */
  readonly enableCertManager: true;
  readonly ingressClass: string;
  readonly createIngressClassResource: true;
  /** Settings that Ingresses of the class cannot change. */
  readonly ingressClassParams: { readonly create: boolean };
  readonly serviceMonitor: Switch;
}
