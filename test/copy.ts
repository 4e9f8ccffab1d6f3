import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { repositoryRoot } from "#scripts/repository.ts";

/** What a copy has of its own; the rest is the repository's, through links. */
const COPIED = ["package.json", "infra", "platform", "apps"];
const LINKED = ["lib", "node_modules", "scripts", "argocd", "test", "tsconfig.json"];

/** A copy of the repository in a temporary folder, whose definitions and output a test may change. */
export interface Copy {
  readonly root: string;
  /** Writes a file, and the folders above it. */
  write(path: string, content: string): void;
  /** Replaces a text that a file has to have. */
  replace(path: string, from: string, to: string): void;
  remove(path: string): void;
  move(from: string, to: string): void;
}

/** A copy of the definitions, and of their output where a test asks for it, removed when the test ends. */
export function copyRepository({ output = false } = {}): Copy {
  const root = mkdtempSync(join(tmpdir(), "repository-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const copied = output ? [...COPIED, "generated"] : COPIED;
  for (const name of copied) cpSync(join(repositoryRoot, name), join(root, name), { recursive: true });
  for (const name of LINKED) symlinkSync(join(repositoryRoot, name), join(root, name));
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  return {
    root,
    write,
    replace(path, from, to) {
      const content = readFileSync(join(root, path), "utf8");
      if (!content.includes(from)) throw new Error(`${path} does not have ${JSON.stringify(from)}`);
      write(path, content.replaceAll(from, to));
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    move(from, to) {
      cpSync(join(root, from), join(root, to), { recursive: true });
      rmSync(join(root, from), { recursive: true });
    },
  };
}
