import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources, restrictedContainer, restrictedPod } from "../chart-values.ts";
import { withLoadBalancerController } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import { crds } from "./crds.ts";
import type { AwsLoadBalancerControllerValues } from "./values.ts";

const name = "aws-load-balancer-controller";
const namespace = "kube-system";
const ingressClass = "alb";

/**
 * How the controller finds its VPC: pods do not reach the metadata of their node, and ids of AWS are not in Git.
 * The controller does not start unless exactly one VPC of the account and region has the tag.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/
 */
function vpcTagsOf(cluster: Cluster): Record<string, string> {
  return { [`kubernetes.io/cluster/${cluster.name}`]: "shared" };
}

/**
 * AWS Load Balancer Controller: an Application Load Balancer for each Ingress of its class, and a Network Load
 * Balancer for each Service that names its class. Nothing with an Ingress is made while its webhook has no pod.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/
 */
export default defineAddOn({
  name,
  on: withLoadBalancerController,
  namespace,
  contents(cluster) {
    const values: AwsLoadBalancerControllerValues = {
      clusterName: cluster.name,
      region: cluster.region,
      vpcTags: vpcTagsOf(cluster),
      replicaCount: 2,
      podDisruptionBudget: { maxUnavailable: 1 },
      resources: resources(millicores(20), mebibytes(96, 256)),
      podSecurityContext: { seccompProfile: restrictedPod.seccompProfile },
      securityContext: restrictedContainer,
      // A Service that names no class stays with the cluster's own provider, and its load balancer what it is.
      enableServiceMutatorWebhook: false,
      enableCertManager: true,
      ingressClass,
      createIngressClassResource: true,
      // Without settings in it nothing refers to the object.
      ingressClassParams: { create: false },
      serviceMonitor: { enabled: isMonitored(cluster) },
    };
    return {
      chart: helmChart<AwsLoadBalancerControllerValues>({
        repository: "https://aws.github.io/eks-charts",
        name,
        version: "3.5.0",
        values,
      }),
      brings: {
        crds,
        serviceAccounts: [`${namespace}/${name}`],
        webhooks: [
          "elbv2.k8s.aws/IngressClassParams",
          "elbv2.k8s.aws/TargetGroupBinding",
          "networking.k8s.io/Ingress",
        ],
        ingressClasses: [ingressClass],
        services: {
          [`${namespace}/aws-load-balancer-webhook-service`]: { "webhook-server": 443 },
          ...(isMonitored(cluster) && { [`${namespace}/${name}`]: { "metrics-server": 8080 } }),
        },
        customResources: [
          "cert-manager.io/Certificate",
          "cert-manager.io/Issuer",
          ...(isMonitored(cluster) ? ["monitoring.coreos.com/ServiceMonitor"] : []),
        ],
        pods: { [`${namespace}/${name}`]: podsOf(values.replicaCount, values.resources) },
      },
      identities: { [`${namespace}/${name}`]: "load-balancers" },
      offers: { alb: { ingressClass } },
    };
  },
});
