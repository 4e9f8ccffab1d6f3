import type { Dashboard, DataSourceRef, FieldConfig, Panel, RowPanel } from "@grafana/schema";
import type { Options as StatOptions } from "@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
import type {
  FieldConfig as CourseFields,
  Options as CourseOptions,
} from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";

/** What Grafana's own types leave open: which panel has which options, and what Prometheus is asked. */
interface PrometheusPanel<Type extends string, Options, Fields>
  extends Omit<Panel, "type" | "targets" | "options" | "fieldConfig" | "datasource"> {
  readonly type: Type;
  readonly datasource: Required<DataSourceRef>;
  readonly targets: readonly { refId: string; expr: string; legendFormat: string }[];
  readonly options: Options;
  readonly fieldConfig: {
    readonly defaults: Omit<FieldConfig, "custom"> & { readonly custom?: Partial<Fields> };
    readonly overrides: readonly never[];
  };
}

/** A dashboard with the kinds of panels that this repository makes. */
export interface PrometheusDashboard extends Omit<Dashboard, "panels"> {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly (
    | RowPanel
    | PrometheusPanel<"timeseries", CourseOptions, CourseFields>
    | PrometheusPanel<"stat", Partial<StatOptions>, never>
  )[];
}
