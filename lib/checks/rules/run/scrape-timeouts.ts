import { textAt } from "../../graph/fields.ts";
import { podMonitorsOf, serviceMonitorsOf } from "../../graph/monitors.ts";
import type { Rule } from "../../rule.ts";

const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** The seconds of a duration as Prometheus reads it: 90 for `1m30s`; nothing for what is none. */
function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+(ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, number, unit = "s"]) => sum + Number(number) * (seconds[unit] ?? 1), 0);
}

/** A scrape is given up before the next one begins. */
export const scrapeTimeouts: Rule = {
  number: 389,
  name: "scrape-timeouts",
  reason: "The operator leaves out a monitor whose timeout is longer than its interval: nothing is scraped.",
  see: "https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint",
  *check(graph) {
    for (const { resource: at, endpoints, list } of [...serviceMonitorsOf(graph), ...podMonitorsOf(graph)]) {
      for (const [index, endpoint] of endpoints.entries()) {
        const [interval, timeout] = [textAt(endpoint, "interval"), textAt(endpoint, "scrapeTimeout")];
        const [every, most] = [secondsOf(interval), secondsOf(timeout)];
        if (every === undefined || most === undefined || most <= every) continue;
        const message = `spec.${list}[${index}].scrapeTimeout ${timeout} is longer than its interval ${interval}: the operator leaves the monitor out`;
        yield { at, message, fix: "lower scrapeTimeout, or raise interval" };
      }
    }
  },
};
