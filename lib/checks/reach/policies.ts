import { groupOf } from "#lib/render/resource.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import { questionOf, type Selector } from "../graph/labels.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { addWithLabels, byFirstLabel, type FirstLabels } from "./first-labels.ts";
import type { PodPeer } from "./peer.ts";
import { type Direction, type Policy, policyOf } from "./policy.ts";
import { selects } from "./selection.ts";

/** Groups of policies of other network plugins, which let through what a NetworkPolicy does not, or stop it. */
const otherPolicies = new Set([
  "cilium.io",
  "crd.projectcalico.org",
  "projectcalico.org",
  "policy.networking.k8s.io",
  "networking.k8s.aws",
  "crd.antrea.io",
]);

/** Whether NetworkPolicies say everything there is to say about traffic. */
function decide({ tree, resources }: Graph): boolean {
  if (tree.facts.networkPolicyEnforcement === null) return false;
  return !resources.some(({ object }) => otherPolicies.has(groupOf(object.apiVersion)));
}

/** Every NetworkPolicy of a tree, whoever enforces it. */
export const writtenPolicies = oncePerGraph((graph): readonly Policy[] =>
  graph.ofKind(kinds.networkPolicy).map(policyOf),
);

/** Every NetworkPolicy of a tree; none where nobody enforces them, or where others decide as well. */
export const policiesOf = oncePerGraph((graph): readonly Policy[] =>
  decide(graph) ? writtenPolicies(graph) : [],
);

/** Policies of a namespace that select the same pods. */
interface Group {
  readonly selector: Selector;
  readonly policies: readonly Policy[];
  /** Those that isolate pods in a direction: one list, of which others know more. */
  readonly isolating: Readonly<Record<Direction, readonly Policy[]>>;
}

interface InNamespace {
  readonly all: readonly Group[];
  readonly bySelector: FirstLabels<Group>;
}

function groupsOf(policies: readonly Policy[]): Group[] {
  const groups = Map.groupBy(policies, ({ selector }) => questionOf(selector));
  return Array.from(groups.values(), (same) => ({
    selector: same[0]?.selector ?? { labels: [], expressions: [] },
    policies: same,
    isolating: {
      ingress: same.filter(({ ingress }) => ingress !== undefined),
      egress: same.filter(({ egress }) => egress !== undefined),
    },
  }));
}

function inNamespace(policies: readonly Policy[]): InNamespace {
  const all = groupsOf(policies);
  return { all, bySelector: byFirstLabel(all, ({ selector }) => selector) };
}

const byNamespace = oncePerGraph(
  (graph) =>
    new Map(
      [...Map.groupBy(policiesOf(graph), ({ namespace }) => namespace)].map(([name, policies]) => [
        name,
        inNamespace(policies),
      ]),
    ),
);

/** Policies that isolate pods in a direction, surely and perhaps; of those that surely do, no list is empty. */
interface Isolating {
  readonly surely: readonly (readonly Policy[])[];
  readonly perhaps: readonly Policy[];
}

function isolatingIn(direction: Direction, surely: readonly Group[], perhaps: readonly Group[]): Isolating {
  const lists: (readonly Policy[])[] = [];
  for (const { isolating } of surely) {
    if (isolating[direction].length > 0) lists.push(isolating[direction]);
  }
  return {
    surely: lists,
    perhaps: perhaps.length === 0 ? [] : perhaps.flatMap(({ isolating }) => isolating[direction]),
  };
}

/** The policies that select pods, surely and perhaps. */
export interface Selecting {
  /** Lists of policies of one selector each: the same list for all pods that they select. */
  readonly surely: readonly (readonly Policy[])[];
  readonly perhaps: readonly Policy[];
  /** Those that isolate them in a direction. */
  readonly isolating: Readonly<Record<Direction, Isolating>>;
}

const nobody: Isolating = { surely: [], perhaps: [] };
const none: Selecting = { surely: [], perhaps: [], isolating: { ingress: nobody, egress: nobody } };

/** Groups that may select pods, in several lists. */
function candidates(
  { all, bySelector }: InNamespace,
  { labels, isComplete }: PodPeer,
): readonly (readonly Group[])[] {
  if (!isComplete) return [all];
  const found = [bySelector.others];
  addWithLabels(found, bySelector, labels);
  return found;
}

function select(pods: PodPeer, graph: Graph): Selecting {
  const here = byNamespace(graph).get(pods.namespace);
  if (here === undefined || pods.isOnHost) return none;
  const surely: Group[] = [];
  const perhaps: Group[] = [];
  for (const groups of candidates(here, pods)) {
    for (const group of groups) {
      const answer = selects(group.selector, pods.labels, pods.isComplete);
      if (answer === "yes") surely.push(group);
      else if (answer === "maybe") perhaps.push(group);
    }
  }
  return {
    surely: surely.map(({ policies }) => policies),
    perhaps: perhaps.flatMap(({ policies }) => policies),
    isolating: {
      ingress: isolatingIn("ingress", surely, perhaps),
      egress: isolatingIn("egress", surely, perhaps),
    },
  };
}

const selectingOf = once(select);

/** The policies that apply to pods. Those on the network of their node have none. */
export function policiesFor(graph: Graph, pods: PodPeer): Selecting {
  return selectingOf(pods, graph);
}

/** All policies of several lists: of one it is that list itself, of which more is known. */
export function together(lists: readonly (readonly Policy[])[]): readonly Policy[] {
  const [first, ...others] = lists;
  return first !== undefined && others.length === 0 ? first : lists.flat();
}
