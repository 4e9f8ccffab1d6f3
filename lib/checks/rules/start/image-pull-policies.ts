import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Every node may pull the images that it has not got. */
export const imagePullPolicies: Rule = {
  number: 204,
  name: "image-pull-policies",
  reason: "A new node has no images, and with the policy Never the pod waits there in ErrImageNeverPull.",
  see: "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
  *check({ workloads }) {
    for (const { resource: at, containers } of workloads) {
      for (const { name, fields } of containers) {
        if (textAt(fields, "imagePullPolicy") !== "Never") continue;
        yield {
          at,
          message: `imagePullPolicy of container ${name} is Never: a node that has not got the image cannot run it`,
          fix: "write IfNotPresent",
        };
      }
    }
  },
};
