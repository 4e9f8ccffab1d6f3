import { cpSync, globSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** What Terraform keeps beside a root, which belongs to whoever runs it there. */
function isOwn(path: string): boolean {
  return basename(path) === ".terraform" || /\.tfstate(\.|$)/.test(path);
}

/**
 * Copies what Terraform reads to a new folder, so that a run leaves nothing behind and finds nothing that was left:
 * no modules, no state, no lock of another machine's providers.
 *
 * @returns the folder, which the caller removes
 */
export function copyForTerraform(repository: string): string {
  const folder = mkdtempSync(join(tmpdir(), "terraform-"));
  cpSync(join(repository, "infra"), join(folder, "infra"), {
    recursive: true,
    filter: (path) => !isOwn(path),
  });
  for (const path of globSync("generated/*/infra.json", { cwd: repository })) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  return folder;
}
