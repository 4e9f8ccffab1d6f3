import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Loading takes half of a command's time; compiled code is the same until its source changes.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/node"));
