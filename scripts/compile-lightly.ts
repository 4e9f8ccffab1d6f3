import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from compiling with TurboFan from here on. Every one of several hundred rules runs once over a tree, and is
 * over before its most thorough compiler has paid for itself: without it, checking 11,000 objects takes a third less
 * processor time, and less time by the clock (`npm run benchmark`). Reading YAML, which does one thing all the time, has
 * to be done before.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 * @see https://v8.dev/docs/turbofan
 */
export function compileLightly(): void {
  setFlagsFromString("--no-turbofan");
}
