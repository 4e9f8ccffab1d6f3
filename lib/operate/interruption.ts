/** Signals that ask a command to end. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Milliseconds in which a signal that arrives again is the same one: npm passes on what the terminal sent too. */
const SAME = 500;

/** Ctrl-C, as the steps of a plan see it. */
export interface Interruption {
  readonly signal: AbortSignal;
  /**
   * Registers what ends with the first Ctrl-C, and is told of each further one.
   *
   * @returns takes it back
   */
  onInterrupt(tell: () => void): () => void;
  /** Lets signals end this process again. */
  release(): void;
}

/**
 * Takes Ctrl-C over from the operating system, until it is released. Each press counts once: Terraform takes a
 * second interrupt for the wish to stop without writing its state.
 */
export function takeInterrupts(): Interruption {
  const controller = new AbortController();
  const listeners = new Set<() => void>();
  let last = Number.NEGATIVE_INFINITY;
  const handle = () => {
    const now = performance.now();
    if (now - last < SAME) return;
    last = now;
    controller.abort();
    for (const tell of listeners) tell();
  };
  for (const name of SIGNALS) process.on(name, handle);
  return {
    signal: controller.signal,
    onInterrupt(tell) {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    release() {
      for (const name of SIGNALS) process.off(name, handle);
    },
  };
}
