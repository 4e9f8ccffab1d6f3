import type { Rule } from "../../rule.ts";
import { annotationNames } from "./annotation-names.ts";
import { certificateHosts } from "./certificate-hosts.ts";
import { duplicateRoutes } from "./duplicate-routes.ts";
import { foreignAnnotations } from "./foreign-annotations.ts";
import { ingressClasses } from "./ingress-classes.ts";
import { instanceTargets } from "./instance-targets.ts";
import { loadBalancerAnnotations } from "./load-balancer-annotations.ts";
import { loadBalancerGroups } from "./load-balancer-groups.ts";
import { loadBalancerHosts } from "./load-balancer-hosts.ts";
import { loadBalancerListeners } from "./load-balancer-listeners.ts";
import { mergeableIngresses } from "./mergeable-ingresses.ts";
import { rewriteTargets } from "./rewrite-targets.ts";
import { unreachablePaths } from "./unreachable-paths.ts";

/** What runs and does not work: numbers from 300. */
export const runRules: readonly Rule[] = [
  duplicateRoutes,
  mergeableIngresses,
  loadBalancerHosts,
  unreachablePaths,
  ingressClasses,
  certificateHosts,
  loadBalancerListeners,
  loadBalancerGroups,
  loadBalancerAnnotations,
  instanceTargets,
  annotationNames,
  foreignAnnotations,
  rewriteTargets,
];
