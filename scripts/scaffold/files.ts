import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files of a new folder, by name. */
export type Files = Readonly<Record<string, string>>;

/** `gitops-delivery-cluster` to `gitopsDeliveryCluster`: what a definition calls it. */
export function identifier(name: string): string {
  return name.replaceAll(/-+([a-z0-9])/g, (_, first: string) => first.toUpperCase()).replace(/^(\d)/, "_$1");
}

/**
 * Creates a folder with its files.
 *
 * @throws Error when it is there already: nothing is overwritten
 */
export function create(root: string, folder: string, files: Files): void {
  const path = join(root, folder);
  if (existsSync(path)) throw new Error(`${folder} is there already; choose another name or edit it`);
  mkdirSync(path, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
}
