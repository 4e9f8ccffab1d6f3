import { readFileSync } from "node:fs";

/** Text of a file, or nothing where there is none. */
export function readIfExists(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return "";
    throw error;
  }
}
