import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataKey } from "./name.ts";
import { refuse } from "./problem.ts";

/** A file that a container finds at a path: it lies in the application's folder and travels as a ConfigMap. */
export interface ConfigFile {
  readonly name: string;
  readonly content: string;
}

/** A ConfigMap may hold 1 MiB, counting everything in it. */
const MAX_BYTES = 1024 * 1024 - 4096;

/**
 * Reads a real file beside the definition: `configFile("nginx.conf", import.meta.url)`. Refuses a file that is
 * missing, not text, too large for a ConfigMap, or named as no key of a ConfigMap can be.
 *
 * @param path relative to the definition
 * @param definition `import.meta.url` of the definition
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation
 */
export function configFile(path: string, definition: string): ConfigFile {
  const name = dataKey(basename(path), `ConfigMap of config file "${path}"`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(dirname(fileURLToPath(definition)), path));
  } catch {
    refuse(`config file "${path}" cannot be read beside the definition`, "create it or correct the path");
    return { name, content: "" };
  }
  if (bytes.length > MAX_BYTES) {
    refuse(
      `config file "${path}" has ${bytes.length} bytes`,
      "a ConfigMap holds at most 1 MiB: put it into the image",
    );
  }
  const content = bytes.toString("utf8");
  if (content.includes("\u0000") || content.includes("\ufffd")) {
    refuse(`config file "${path}" is not UTF-8 text`, "put binary files into the image");
  }
  return { name, content: content.replaceAll("\r\n", "\n") };
}
