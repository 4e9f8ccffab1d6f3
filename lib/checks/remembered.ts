/** Texts that are kept: more than a large fleet has of any sort. */
const mostKept = 100_000;

/** Derives something from texts of which a tree has the same few again and again, once for each. */
export function remembered<Result>(derive: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = derive(text);
    if (known.size < mostKept) known.set(text, { result });
    return result;
  };
}
