/** Items spread over a list, always the same ones: the first, and then as far apart as they get. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).filter((item) => item !== undefined);
}

/** How many of each group make so many together, a round at a time. */
export function shares(sizes: readonly number[], count: number): number[] {
  const taken = sizes.map(() => 0);
  let left = Math.min(
    count,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  while (left > 0) {
    for (const [index, size] of sizes.entries()) {
      const own = taken[index] ?? 0;
      if (left === 0 || own >= size) continue;
      taken[index] = own + 1;
      left -= 1;
    }
  }
  return taken;
}
