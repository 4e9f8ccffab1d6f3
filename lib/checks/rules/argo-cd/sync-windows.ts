import type { Value } from "#lib/render/resource.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

type Told = Pick<Violation, "message" | "fix" | "severity">;

const duration = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/;

/** Hours of a duration such as `24h`; zero for one that is written otherwise. */
function hoursOf(text: string): number {
  return Number(/^(\d+)h$/.exec(text)?.[1] ?? 0);
}

/** Whether a window that begins by a schedule is open again before it closes. */
function isAlways(schedule: string, length: string): boolean {
  const everyHour = /^(?:\*|0|\*\/\d+) (?:\*|\*\/1) \* \* \*$/.test(schedule);
  const everyDay = /^\d+ \d+ \* \* \*$/.test(schedule);
  return (everyHour && hoursOf(length) >= 1) || (everyDay && hoursOf(length) >= 24);
}

function* faultsOf(window: Value, index: number): Generator<Told> {
  const place = `spec.syncWindows[${index}]`;
  const [kind = "", schedule = "", length = ""] = ["kind", "schedule", "duration"].map((field) =>
    textAt(window, field),
  );
  if (kind !== "allow" && kind !== "deny") {
    yield { message: `${place}.kind is "${kind}"`, fix: "write allow or deny" };
  }
  if (schedule.trim().split(/\s+/).length !== 5 && !schedule.startsWith("@")) {
    yield { message: `${place}.schedule "${schedule}" has not five fields`, fix: "write a cron schedule" };
  }
  if (!duration.test(length)) {
    yield {
      message: `${place}.duration "${length}" is no duration`,
      fix: "write a number with h or m, such as 2h",
    };
  }
  if (["applications", "namespaces", "clusters"].every((field) => textsAt(window, field).length === 0)) {
    const message = `${place} names no applications, namespaces or clusters: it is never used`;
    yield { message, fix: 'add applications, such as ["*"]' };
  }
  if (kind === "deny" && isAlways(schedule, length)) {
    const message = `${place} denies at all times: nothing that is merged arrives by itself`;
    yield { message, severity: "warning", fix: "shorten it, or remove it" };
  }
}

/** Sync windows can be read, and are closed at some time. */
export const syncWindows: Rule = {
  number: 409,
  name: "sync-windows",
  reason:
    "A window that cannot be read is refused with its project, and one that never closes stops every sync.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/",
  *check(graph) {
    for (const at of graph.ofKind(kinds.appProject)) {
      for (const [index, window] of listAt(at.object, "spec", "syncWindows").entries()) {
        for (const fault of faultsOf(window, index)) yield { at, ...fault };
      }
    }
  },
};
