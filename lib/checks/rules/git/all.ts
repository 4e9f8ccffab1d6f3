import type { Rule } from "../../rule.ts";
import { accountIds } from "./account-ids.ts";
import { credentials } from "./credentials.ts";
import { mutableImages } from "./mutable-images.ts";
import { secretObjects } from "./secret-objects.ts";

/** What must not be in Git: numbers from 500. */
export const gitRules: readonly Rule[] = [secretObjects, credentials, accountIds, mutableImages];
