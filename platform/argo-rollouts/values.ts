import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart argo-rollouts that we set. */
export interface ArgoRolloutsValues {
  readonly controller: {
    readonly replicas: number;
    readonly resources: Resources;
    readonly metrics: Switch & { readonly serviceMonitor: Switch };
  };
  readonly crdAnnotations: Readonly<Record<string, string>>;
  /** What the controller may change to shift traffic. */
  readonly providerRBAC: { readonly providers: Readonly<Record<Provider, boolean>> };
}

/** Kinds of entrances that the controller knows. */
type Provider =
  | "awsLoadBalancerController"
  | "istio"
  | "smi"
  | "ambassador"
  | "awsAppMesh"
  | "traefik"
  | "apisix"
  | "contour"
  | "glooPlatform"
  | "gatewayAPI";
