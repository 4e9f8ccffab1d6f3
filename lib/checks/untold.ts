import type { Facts } from "#lib/render/facts.ts";

/** Facts that nobody tells of a cluster of others: they follow from definitions of ours. */
const ours: ReadonlySet<PropertyKey> = new Set<keyof Facts>([
  "imageRegistries",
  "imageRepositories",
  "knownCharts",
]);

/** Facts that keep in mind which of them a rule asked for in vain. */
export interface WatchedFacts {
  readonly facts: Facts;
  /** Keys that were asked for and are not told, sorted: what rules could not decide without them. */
  untold(): string[];
}

/** Watches the facts of a tree, so that silence for want of facts is told from silence without faults. */
export function watch(facts: Facts): WatchedFacts {
  const missed = new Set<string>();
  const watched = new Proxy(facts, {
    get(target, key, receiver) {
      if (typeof key === "string" && !(key in target) && !ours.has(key)) missed.add(key);
      return Reflect.get(target, key, receiver);
    },
  });
  return { facts: watched, untold: () => [...missed].sort() };
}
