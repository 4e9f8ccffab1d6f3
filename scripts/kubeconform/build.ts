import { execFileSync } from "node:child_process";
import { version } from "./release.ts";

const module = `github.com/yannh/kubeconform/cmd/kubeconform@v${version}`;

/**
 * Builds the pinned module with Go into a folder. Go verifies it against its checksum database.
 *
 * @throws Error when Go is not installed or cannot build it
 * @see https://go.dev/ref/mod#go-install
 */
export function buildExecutable(folder: string): void {
  const { GOOS: _system, GOARCH: _architecture, ...environment } = process.env;
  try {
    execFileSync("go", ["install", module], {
      env: { ...environment, GOBIN: folder },
      stdio: "pipe",
      encoding: "utf8",
    });
  } catch (error) {
    throw new Error(goFailure(error));
  }
}

function goFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "Go is not installed";
  const stderr = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
  return `go install ${module} failed: ${stderr.split("\n").at(-1) || error.message}`;
}
