import type { HarmlessEdit } from "../operator.ts";
import { network } from "./network.ts";
import { others } from "./others.ts";
import { workloads } from "./workloads.ts";

/** Every change that no rule may refuse. */
export const harmlessEdits: readonly HarmlessEdit[] = [...workloads, ...network, ...others];
