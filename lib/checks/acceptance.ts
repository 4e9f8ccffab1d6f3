import { acceptancePrefix } from "#lib/model/acceptance.ts";
import { identityOf, type Resource } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import type { Finding } from "./finding.ts";
import { textEntriesAt } from "./graph/fields.ts";
import { nearest } from "./nearest.ts";
import type { OutsideRule } from "./outside.ts";
import type { Rule, Violation } from "./rule.ts";
import { titleOf } from "./wording.ts";

/** An annotation that accepts what a rule finds at an object, or at the unit that an Application delivers. */
interface Acceptance {
  readonly at: Resource;
  readonly rule: string;
  readonly reason: string;
}

/** What is left of findings once those that are accepted are taken away, and what is wrong with acceptances. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly accepted: number;
  readonly violations: readonly Violation[];
}

/** What faults of acceptances are called. */
export const acceptances: OutsideRule = "acceptances";

/** Words without which a reason says nothing. */
const fewestWords = 3;

function acceptancesOf(resource: Resource): Acceptance[] {
  return textEntriesAt(resource.object, "metadata", "annotations")
    .filter(([key]) => key.startsWith(acceptancePrefix))
    .map(([key, reason]) => ({ at: resource, rule: key.slice(acceptancePrefix.length), reason }));
}

function placeOf({ cluster, unit, resource }: Finding): string {
  const { group = "", kind = "", namespace = "", name = "" } = resource ?? {};
  return JSON.stringify(resource === undefined ? [cluster, unit] : [cluster, group, kind, namespace, name]);
}

/** The places whose findings an acceptance may be about: its object, and the unit of an Application. */
function placesOf({ at }: Acceptance): string[] {
  const { group, kind, namespace, name } = identityOf(at);
  const own = JSON.stringify([at.cluster, group, kind, namespace, name]);
  const isApplication = group === "argoproj.io" && kind === "Application";
  return isApplication ? [own, JSON.stringify([at.cluster, name])] : [own];
}

function keyOf(place: string, rule: string): string {
  return `${rule} ${place}`;
}

function faultOf(acceptance: Acceptance, isUsed: boolean, rules: readonly Rule[]): Violation | undefined {
  const { at, rule, reason } = acceptance;
  const names = rules.map(({ name }) => name);
  if (!names.includes(rule)) {
    const near = nearest(rule, names);
    const fix = near === undefined ? "write one of docs/rules.md" : `write ${near}`;
    return { at, message: `it accepts a finding of ${rule}, which is no rule`, fix };
  }
  if (!isUsed) {
    const message = `it accepts a finding of ${rule}, which finds nothing at ${titleOf(at)}`;
    return { at, message, fix: "remove the acceptance" };
  }
  if (reason.trim().split(/\s+/).length >= fewestWords) return undefined;
  const message = `it accepts a finding of ${rule} for the reason "${reason}", which says too little`;
  return { at, message, fix: "write why it is right as it is" };
}

/**
 * Takes away the findings that the annotations of their objects accept, and says which annotations accept nothing.
 * A finding of a unit is accepted at the Application that delivers it; there is no way to switch off a rule.
 *
 * @param rules those whose findings can be accepted
 */
export function settle(tree: Tree, findings: readonly Finding[], rules: readonly Rule[]): Settled {
  const written = tree.units.flatMap(({ resources }) => resources.flatMap(acceptancesOf));
  if (written.length === 0) return { findings, accepted: 0, violations: [] };
  const found = new Set(findings.map((finding) => keyOf(placeOf(finding), finding.rule)));
  const accepting = new Set(
    written.flatMap((acceptance) => placesOf(acceptance).map((place) => keyOf(place, acceptance.rule))),
  );
  const left = findings.filter((finding) => !accepting.has(keyOf(placeOf(finding), finding.rule)));
  const violations = written.flatMap((acceptance) => {
    const isUsed = placesOf(acceptance).some((place) => found.has(keyOf(place, acceptance.rule)));
    return faultOf(acceptance, isUsed, rules) ?? [];
  });
  return { findings: left, accepted: findings.length - left.length, violations };
}
