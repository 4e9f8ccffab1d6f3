import { listAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Unit } from "#lib/render/tree.ts";
import type { ApplicationState } from "../applications.ts";
import type { LiveObject } from "./live.ts";

/** Something that runs in another version than Git says. */
export interface Difference {
  /** Chart or container, as `chart argo-cd` or `Deployment backend, container backend`. */
  readonly what: string;
  readonly running: string;
  readonly inGit: string;
}

/** How a unit is doing. */
export interface UnitStatus {
  readonly unit: string;
  readonly sync: string;
  readonly health: string;
  /** What runs, where it is what Git says: versions of charts, tags of images. */
  readonly versions: readonly string[];
  readonly differences: readonly Difference[];
  /** What it waits for. */
  readonly waitsFor: readonly string[];
  /** Where the runbook goes on; undefined where all is well. */
  readonly next: string | undefined;
}

const RUNBOOK = "docs/troubleshooting.md";

/** Section of the runbook for the first object of these kinds that waits; pods often wait for one of the others. */
const SECTIONS: readonly (readonly [kind: string, section: string])[] = [
  ["ExternalSecret", "a-secret-is-missing"],
  ["PersistentVolumeClaim", "a-volume-is-pending"],
  ["Deployment", "pods-do-not-start"],
  ["StatefulSet", "pods-do-not-start"],
  ["Rollout", "pods-do-not-start"],
  ["Service", "no-load-balancer"],
  ["Ingress", "no-load-balancer"],
];

function chartDifferences({ charts }: Unit, state: ApplicationState): Difference[] {
  return charts
    .filter(({ chart, version }) => state.charts[chart] !== version)
    .map(({ chart, version }) => ({
      what: `chart ${chart}`,
      running: state.charts[chart] ?? "none",
      inGit: version,
    }));
}

function imageDifferences({ resources }: Unit, live: readonly LiveObject[]): Difference[] {
  return resources.flatMap(({ object, namespace }) => {
    const { kind, metadata } = object;
    const running = live.find(
      (one) => one.kind === kind && one.name === metadata.name && one.namespace === namespace,
    );
    return listAt(object, "spec", "template", "spec", "containers").flatMap((container) => {
      const [name, inGit] = [textAt(container, "name") ?? "", textAt(container, "image") ?? ""];
      const image = running?.images[name];
      if (running === undefined || image === inGit) return [];
      return [{ what: `${kind} ${metadata.name}, container ${name}`, running: image ?? "none", inGit }];
    });
  });
}

function versionsOf({ charts, resources }: Unit): string[] {
  const images = resources.flatMap(({ object }) =>
    listAt(object, "spec", "template", "spec", "containers").flatMap((one) => textAt(one, "image") ?? []),
  );
  const tags = images.map((image) => image.slice(image.lastIndexOf("/") + 1));
  return [...new Set([...charts.map(({ chart, version }) => `${chart} ${version}`), ...tags])];
}

function sectionFor(
  state: ApplicationState,
  waiting: readonly LiveObject[],
  differs: boolean,
): string | undefined {
  const section = SECTIONS.find(([kind]) => waiting.some((one) => one.kind === kind))?.[1];
  if (section !== undefined) return section;
  if (state.sync === "Unknown") return "argo-cd-cannot-compare";
  if (state.sync !== "Synced" || differs) return "not-what-git-says";
  return state.health === "Healthy" ? undefined : "pods-do-not-start";
}

/** How a unit is doing, from what Argo CD and the cluster say of it. */
export function unitStatus(
  unit: Unit,
  state: ApplicationState | undefined,
  live: readonly LiveObject[],
): UnitStatus {
  const { name } = unit;
  if (state === undefined) {
    const next = `${RUNBOOK}#an-application-is-missing`;
    const nothing = { versions: [], differences: [], waitsFor: ["Argo CD has no such Application"] };
    return { unit: name, sync: "Missing", health: "Missing", ...nothing, next };
  }
  const waiting = live.filter((one) => one.unit === name && one.waitsFor !== undefined);
  const differences = [...chartDifferences(unit, state), ...imageDifferences(unit, live)];
  const section = sectionFor(state, waiting, differences.length > 0);
  return {
    unit: name,
    sync: state.sync,
    health: state.health,
    versions: versionsOf(unit),
    differences,
    waitsFor: [
      ...(state.message === "" ? [] : [state.message]),
      ...waiting.map((one) => `${one.kind} ${one.name}: ${one.waitsFor}`),
    ],
    next: section === undefined ? undefined : `${RUNBOOK}#${section}`,
  };
}
