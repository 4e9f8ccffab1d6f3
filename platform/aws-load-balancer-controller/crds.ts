/** Kinds of the AWS Load Balancer Controller. Argo CD installs them with the chart, used or not. */
export const crds = [
  "aga.k8s.aws/v1beta1/GlobalAccelerator",
  "elbv2.k8s.aws/v1alpha1/TargetGroupBinding",
  "elbv2.k8s.aws/v1beta1/ALBTargetControlConfig",
  "elbv2.k8s.aws/v1beta1/IngressClassParams",
  "elbv2.k8s.aws/v1beta1/TargetGroupBinding",
  "gateway.k8s.aws/v1/ListenerRuleConfiguration",
  "gateway.k8s.aws/v1/LoadBalancerConfiguration",
  "gateway.k8s.aws/v1/TargetGroupConfiguration",
  "gateway.k8s.aws/v1beta1/ListenerRuleConfiguration",
  "gateway.k8s.aws/v1beta1/LoadBalancerConfiguration",
  "gateway.k8s.aws/v1beta1/TargetGroupConfiguration",
] as const;
