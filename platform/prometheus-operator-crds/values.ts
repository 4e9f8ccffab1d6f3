/** Values of the chart prometheus-operator-crds that we set. */
export interface PrometheusOperatorCrdsValues {
  readonly crds: { readonly annotations: Readonly<Record<string, string>> };
}
