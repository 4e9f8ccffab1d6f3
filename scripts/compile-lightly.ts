import { setFlagsFromString } from "node:v8";

/** Calls of a function before Maglev compiles it: more than a large tree has workloads. V8 waits for 400. */
const callsBeforeMaglev = 10_000;

/**
 * Keeps V8 from compiling much from here on. Every one of several hundred rules runs once over a tree, and is over
 * before its thorough compilers have paid for themselves: without TurboFan, and with Maglev only for what all rules
 * call, checking 11,000 objects takes a third less processor time, and less time by the clock (`npm run benchmark`).
 * Reading YAML, which does one thing all the time, has to be done before.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 * @see https://v8.dev/docs/turbofan
 * @see https://v8.dev/blog/maglev
 */
export function compileLightly(): void {
  setFlagsFromString("--no-turbofan");
  setFlagsFromString(`--invocation-count-for-maglev=${callsBeforeMaglev}`);
}
