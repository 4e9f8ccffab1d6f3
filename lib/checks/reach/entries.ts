import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import { addWithLabels, byFirstLabel, type FirstLabels } from "./first-labels.ts";
import { namespaceLabels } from "./namespace-labels.ts";
import type { Peer } from "./peer.ts";
import type { Direction, Policy, PolicyPeer, PolicyRule } from "./policy.ts";

/** One way through a policy: a rule with one of its peers. */
export interface Entry {
  readonly policy: Policy;
  readonly rule: PolicyRule;
  /** Undefined for a rule that is open to everybody. */
  readonly peer: PolicyPeer | undefined;
}

/** Entries by what their peers ask for, so that few of many are looked at. */
interface Index {
  readonly all: readonly Entry[];
  /** Open to everybody, or to addresses. */
  readonly ofAddresses: readonly Entry[];
  /** For pods, by what they ask of these. */
  readonly byPods: FirstLabels<Entry>;
  /** Those that ask for no label of pods, by what they ask of namespaces. */
  readonly byNamespaces: FirstLabels<Entry>;
}

function entriesOf(policies: readonly Policy[], direction: Direction): Entry[] {
  const entries: Entry[] = [];
  for (const policy of policies) {
    for (const rule of policy[direction] ?? []) {
      if (rule.peers.length === 0) entries.push({ policy, rule, peer: undefined });
      for (const peer of rule.peers) entries.push({ policy, rule, peer });
    }
  }
  return entries;
}

function indexOf(policies: readonly Policy[], direction: Direction): Index {
  const all = entriesOf(policies, direction);
  const ofAddresses: Entry[] = [];
  const ofPods: Entry[] = [];
  for (const entry of all) {
    const isOfAddresses = entry.peer === undefined || entry.peer.block !== undefined;
    (isOfAddresses ? ofAddresses : ofPods).push(entry);
  }
  const byPods = byFirstLabel(ofPods, ({ peer }) => peer?.pods);
  const byNamespaces = byFirstLabel(byPods.others, ({ peer }) => peer?.namespaces);
  return { all, ofAddresses, byPods, byNamespaces };
}

const indexes: Readonly<Record<Direction, (policies: readonly Policy[]) => Index>> = {
  ingress: once((policies) => indexOf(policies, "ingress")),
  egress: once((policies) => indexOf(policies, "egress")),
};

/**
 * The entries of policies that may be of use to the other side of traffic, in several lists; of the rest it is sure
 * that they are not.
 */
export function entriesFor(
  graph: Graph,
  policies: readonly Policy[],
  direction: Direction,
  other: Peer,
): readonly (readonly Entry[])[] {
  const { all, ofAddresses, byPods, byNamespaces } = indexes[direction](policies);
  if (other.is === "addresses" || other.isOnHost) {
    return [ofAddresses];
  }
  if (!other.isComplete) return [all];
  const found: (readonly Entry[])[] = [];
  // What names the pods lets them in most of the time, and nothing else is looked at.
  addWithLabels(found, byPods, other.labels);
  const { labels, isComplete } = namespaceLabels(graph, other.namespace);
  if (isComplete) addWithLabels(found, byNamespaces, labels);
  else for (const values of byNamespaces.byLabel.values()) found.push(...values.values());
  found.push(byNamespaces.others, ofAddresses);
  return found;
}
