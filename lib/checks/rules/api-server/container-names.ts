import { repeated } from "#lib/model/repeated.ts";
import { textAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import { badLabels } from "../../pods/dns-label.ts";
import type { Fault, Rule } from "../../rule.ts";

function* faultsOf({ containers }: Workload): Generator<Fault> {
  const names = containers.flatMap(({ fields }) => textAt(fields, "name") ?? []);
  for (const name of repeated(names)) {
    yield {
      message: `its pods have container ${name} more than once`,
      fix: "give each container a name of its own",
    };
  }
  yield* badLabels("container", names);
}

/** Containers have names of their own, which are names. */
export const containerNames: Rule = {
  number: 106,
  name: "container-names",
  reason:
    "The API server refuses pods with two containers of one name, also an init container's, or a name that is none.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
