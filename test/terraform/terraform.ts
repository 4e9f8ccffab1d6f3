import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The Terraform of this machine; undefined when it has none. */
export function installedTerraform(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "terraform")).find(existsSync);
}
