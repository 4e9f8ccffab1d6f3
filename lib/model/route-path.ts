/** Segments that no controller reads as a pattern, a directive or a step upwards, each after one slash. */
const PATH = /^(\/(?!\.{1,2}(\/|$))[-._~A-Za-z0-9]+)+$/;

/** Whether text is a path that every controller takes literally: "/", or segments without a slash at the end. */
export function isRoutePath(path: string): boolean {
  return path === "/" || PATH.test(path);
}
