import type { Rule } from "../../rule.ts";
import { affinityNamespaces } from "./affinity-namespaces.ts";
import { antiAffinityRollouts } from "./anti-affinity-rollouts.ts";
import { antiAffinityRoom } from "./anti-affinity-room.ts";
import { hostPorts } from "./host-ports.ts";
import { nearTolerations } from "./near-tolerations.ts";
import { nodeDevices } from "./node-devices.ts";
import { nodeSelection } from "./node-selection.ts";
import { nodeTaints } from "./node-taints.ts";
import { podSize } from "./pod-size.ts";
import { schedulers } from "./schedulers.ts";
import { spreadDomains } from "./spread-domains.ts";
import { topologyKeys } from "./topology-keys.ts";

/** What is accepted, starts and then fails: numbers from 200. */
export const startRules: readonly Rule[] = [
  nodeSelection,
  nodeTaints,
  nearTolerations,
  affinityNamespaces,
  topologyKeys,
  antiAffinityRoom,
  antiAffinityRollouts,
  spreadDomains,
  podSize,
  nodeDevices,
  schedulers,
  hostPorts,
];
