import type { Tree } from "#lib/render/tree.ts";
import { objects, type Site, within } from "../site.ts";

/** What Applications say that they want. */
export function applications(tree: Tree): Site[] {
  return within(objects(tree, "Application"), "spec");
}

/** What Applications take from somewhere, whether they take it from one place or from several. */
export function sources(tree: Tree): Site[] {
  return [...within(applications(tree), "source"), ...within(applications(tree), "sources", "*")];
}
