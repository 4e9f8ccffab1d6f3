import { dnsLabel } from "./name.ts";
import { refuse } from "./problem.ts";

/** Units of a panel's axis, in Grafana's words. */
export const panelUnits = ["short", "reqps", "s", "percentunit", "bytes", "cores"] as const;

/** One chart of a dashboard. */
export interface Panel {
  readonly title: string;
  /** Legend to PromQL; a legend may use `{{label}}`. */
  readonly queries: Readonly<Record<string, string>>;
  readonly unit: (typeof panelUnits)[number];
}

/** A page of panels in Grafana. */
export interface Dashboard {
  readonly name: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

/**
 * A dashboard: `dashboard("expenses", "Expense tracker", [{ title: "Requests", unit: "reqps", queries: {…} }])`.
 * Refuses a dashboard without panels, and panels without queries.
 */
export function dashboard(name: string, title: string, panels: readonly Panel[]): Dashboard {
  dnsLabel(name, "dashboard");
  if (panels.length === 0) refuse(`dashboard ${name} has no panels`, "give at least one");
  for (const panel of panels) {
    if (Object.keys(panel.queries).length === 0) {
      refuse(`panel "${panel.title}" of dashboard ${name} has no queries`, "give at least one");
    }
  }
  return { name, title, panels };
}
