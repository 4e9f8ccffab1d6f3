import type { Graph } from "../graph/graph.ts";
import type { Labels, Selector } from "../graph/labels.ts";
import { once } from "../graph/once.ts";
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

/** Entries by the name and the value of a label. */
type ByLabel = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>;

/** Entries by what their peers ask for, so that few of many are looked at. */
interface Index {
  readonly all: readonly Entry[];
  /** Open to everybody, or to addresses. */
  readonly ofAddresses: readonly Entry[];
  readonly byPodLabel: ByLabel;
  readonly byNamespaceLabel: ByLabel;
  /** For pods, by neither. */
  readonly others: readonly Entry[];
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

/** Entries by the first label that a selector of theirs asks for, and those that ask for none. */
function byFirstLabel(entries: readonly Entry[], selectorOf: (peer: PolicyPeer) => Selector | undefined) {
  const byLabel = new Map<string, Map<string, Entry[]>>();
  const others: Entry[] = [];
  for (const entry of entries) {
    const label = entry.peer && selectorOf(entry.peer)?.labels[0];
    if (label === undefined) {
      others.push(entry);
      continue;
    }
    const [key, value] = label;
    const values = byLabel.get(key) ?? new Map<string, Entry[]>();
    byLabel.set(key, values);
    const same = values.get(value);
    if (same === undefined) values.set(value, [entry]);
    else same.push(entry);
  }
  return { byLabel, others };
}

function indexOf(policies: readonly Policy[], direction: Direction): Index {
  const all = entriesOf(policies, direction);
  const isOfAddresses = ({ peer }: Entry) => peer === undefined || peer.block !== undefined;
  const ofPods = all.filter((entry) => !isOfAddresses(entry));
  const byPods = byFirstLabel(ofPods, ({ pods }) => pods);
  const byNamespaces = byFirstLabel(byPods.others, ({ namespaces }) => namespaces);
  return {
    all,
    ofAddresses: all.filter(isOfAddresses),
    byPodLabel: byPods.byLabel,
    byNamespaceLabel: byNamespaces.byLabel,
    others: byNamespaces.others,
  };
}

const indexes: Readonly<Record<Direction, (policies: readonly Policy[]) => Index>> = {
  ingress: once((policies) => indexOf(policies, "ingress")),
  egress: once((policies) => indexOf(policies, "egress")),
};

function addWithLabels(found: (readonly Entry[])[], entries: ByLabel, labels: Labels): void {
  if (entries.size === 0) return;
  for (const [key, value] of labels) {
    const some = entries.get(key)?.get(value);
    if (some !== undefined) found.push(some);
  }
}

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
  const { all, ofAddresses, byPodLabel, byNamespaceLabel, others } = indexes[direction](policies);
  if (other.is === "addresses" || other.isOnHost) {
    return [ofAddresses];
  }
  if (!other.isComplete) return [all];
  const found = [ofAddresses, others];
  addWithLabels(found, byPodLabel, other.labels);
  const { labels, isComplete } = namespaceLabels(graph, other.namespace);
  if (isComplete) addWithLabels(found, byNamespaceLabel, labels);
  else for (const values of byNamespaceLabel.values()) found.push(...values.values());
  return found;
}
