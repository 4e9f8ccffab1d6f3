const shells = /^(?:\/usr)?(?:\/bin\/)?(?:sh|bash|ash|dash|zsh)$/;

/** Whether words are for a shell, which understands more than Kubernetes does. */
export function hasShell(words: readonly string[]): boolean {
  return words.some((word) => shells.test(word) || /^(?:\/usr)?(?:\/bin\/)?env$/.test(word));
}

/** A text with the variables of a shell in it written out, as far as their values are known. */
export function expanded(text: string, values: ReadonlyMap<string, string>): string {
  // Most texts have none, and this is faster to see.
  if (!text.includes("$")) return text;
  return text.replace(
    /\$(?:\((\w+)\)|\{(\w+)\}|(\w+))/g,
    (whole, one?: string, two?: string, three?: string) => values.get(one ?? two ?? three ?? "") ?? whole,
  );
}
