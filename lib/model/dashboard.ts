import { dnsLabel } from "./name.ts";
import { refuse } from "./problem.ts";

/** Units of a panel's values, in Grafana's words; one that Grafana does not know stands behind the number. */
export const panelUnits = ["short", "reqps", "s", "percentunit", "bytes", "Bps", "cores"] as const;

/** One chart of a dashboard. */
export interface Panel {
  readonly title: string;
  /** How it is drawn: as a course over time, or as the last value. @default - over time */
  readonly kind?: "timeseries" | "stat";
  /** Legend to PromQL; a legend may use `{{label}}`. */
  readonly queries: Readonly<Record<string, string>>;
  readonly unit: (typeof panelUnits)[number];
  /** Where trouble begins: a red line, or a number that turns red. */
  readonly limit?: number;
}

/** Panels under a heading. */
export interface Row {
  readonly heading: string;
  readonly panels: readonly Panel[];
}

/** A page of panels in Grafana; those outside of rows come first. */
export interface Dashboard {
  readonly name: string;
  readonly title: string;
  readonly contents: readonly (Panel | Row)[];
}

/** The panels of a dashboard, those in rows too. */
export function panelsOf({ contents }: Pick<Dashboard, "contents">): Panel[] {
  return contents.flatMap((one) => ("panels" in one ? one.panels : [one]));
}

/**
 * A dashboard: `dashboard("expenses", "Expense tracker", [{ title: "Requests", unit: "reqps", queries: {…} }])`;
 * panels may stand in rows: `{ heading: "Database", panels: […] }`.
 * Refuses a dashboard without panels, and panels without queries.
 */
export function dashboard(name: string, title: string, contents: readonly (Panel | Row)[]): Dashboard {
  dnsLabel(name, "dashboard");
  const panels = panelsOf({ contents });
  if (panels.length === 0) refuse(`dashboard ${name} has no panels`, "give at least one");
  for (const panel of panels) {
    if (Object.keys(panel.queries).length === 0) {
      refuse(`panel "${panel.title}" of dashboard ${name} has no queries`, "give at least one");
    }
  }
  return { name, title, contents };
}
