import { isList, listAt, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Value } from "#lib/render/resource.ts";
import type { AppOfApps } from "./app-of-apps.ts";
import type { CommandLine } from "./command-line.ts";
import { kubectl } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

/** What Argo CD says of an Application. */
export interface ApplicationState {
  readonly name: string;
  /** `Synced`, `OutOfSync` or `Unknown`. */
  readonly sync: string;
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`. */
  readonly health: string;
  /** Why not, in one line; empty where nothing is wrong. */
  readonly message: string;
  /** Versions of the charts that it asks for, by chart. */
  readonly charts: Readonly<Record<string, string>>;
}

/** Asks for all Applications. */
export function getApplications(target: Pick<Target, "name">, namespace: string): CommandLine {
  return kubectl(target, "-n", namespace, "get", "applications.argoproj.io", "-o", "json");
}

function messageOf(application: Value): string {
  const conditions = listAt(application, "status", "conditions").map((one) => textAt(one, "message"));
  const running = mapAt(application, "status", "operationState");
  const phase = textAt(running, "phase");
  const operation = phase === undefined || phase === "Succeeded" ? undefined : textAt(running, "message");
  const message = [...conditions, operation, textAt(application, "status", "health", "message")]
    .find((text) => text !== undefined)
    ?.replace(/\s+/g, " ");
  return message ?? "";
}

function chartsOf(application: Value): Record<string, string> {
  const spec = mapAt(application, "spec");
  const sources = isList(spec.sources) ? spec.sources : [mapAt(spec, "source")];
  const charts = sources.map((source) => [textAt(source, "chart"), textAt(source, "targetRevision")]);
  return Object.fromEntries(
    charts.filter(([chart, version]) => chart !== undefined && version !== undefined),
  );
}

/** The Applications of an answer to `getApplications`; undefined where it is none. */
export function applicationsOf(answer: Answer): ApplicationState[] | undefined {
  const items = answer.status === 0 ? mapAt(jsonOf(answer)).items : undefined;
  if (!isList(items)) return undefined;
  return items.map((application) => ({
    name: textAt(application, "metadata", "name") ?? "",
    sync: textAt(application, "status", "sync", "status") ?? "Unknown",
    health: textAt(application, "status", "health", "status") ?? "Unknown",
    message: messageOf(application),
    charts: chartsOf(application),
  }));
}

/** An Application that is as Git says, and works. */
export function isFine({ sync, health }: ApplicationState): boolean {
  return sync === "Synced" && health === "Healthy";
}

function lineOf({ name, sync, health, message }: ApplicationState): string {
  return `${name}: ${sync}, ${health}${message === "" ? "" : `: ${message}`}`;
}

function read(answer: Answer, wanted: readonly string[]): Reading {
  const states = applicationsOf(answer);
  if (states === undefined) return failed(answer);
  const missing = wanted.filter((name) => !states.some((state) => state.name === name));
  const unfinished = states.filter((state) => wanted.includes(state.name) && !isFine(state));
  if (missing.length + unfinished.length === 0) return { met: true };
  const later = missing.length === 0 ? [] : [`not there yet: ${missing.join(", ")}`];
  return { met: false, because: [...unfinished.map(lineOf), ...later] };
}

/** Waits until every Application is as Git says, and works. */
export function waitForApplications(target: Target, { namespace, root, applications }: AppOfApps): Ask {
  const wanted = [root, ...applications.map(({ name }) => name)];
  return {
    kind: "ask",
    title: `All ${wanted.length} Applications are Synced and Healthy`,
    question: { command: getApplications(target, namespace), read: (answer) => read(answer, wanted) },
    patience: { every: 10, limit: 45 * 60 },
    cure: `find the row of what is not in docs/troubleshooting.md (npm run status -- ${target.name} says more)`,
  };
}
