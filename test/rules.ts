import { stringify } from "yaml";
import { runPromtool, type Verdict } from "./promtool.ts";

/** Series to their values, in promtool's notation: `0+60x120` starts at 0 and grows by 60 in each of 120 steps. */
export type InputSeries = Readonly<Record<string, string>>;

/** What happens, one value a minute, and the names of the alerts that fire at certain times. */
export interface Scenario {
  readonly series: InputSeries;
  readonly firing: Readonly<Record<string, readonly string[]>>;
}

/**
 * Plays a scenario against the rules of a PrometheusRule's spec.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 */
export function play(promtool: string, spec: unknown, { series, firing }: Scenario): Verdict {
  const test = {
    rule_files: ["rules.yaml"],
    evaluation_interval: "1m",
    tests: [
      {
        interval: "1m",
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: Object.entries(firing).map(([time, names]) => ({
          expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: time,
          exp_samples: names.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
        })),
      },
    ],
  };
  return runPromtool(promtool, ["test", "rules", "test.yaml"], {
    "rules.yaml": stringify(spec),
    "test.yaml": stringify(test),
  });
}

/** Asks promtool whether a PrometheusRule's spec is what Prometheus loads. */
export function checkRules(promtool: string, spec: unknown): Verdict {
  return runPromtool(promtool, ["check", "rules", "rules.yaml"], { "rules.yaml": stringify(spec) });
}
