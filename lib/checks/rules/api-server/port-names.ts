import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** At most 15 characters with a letter among them, and no two hyphens side by side: a service name of IANA. */
const portName = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

function* faultsOf({ containers }: Workload): Generator<Fault> {
  for (const { name: container, ports } of containers) {
    for (const { name } of ports) {
      if (name === undefined || portName.test(name)) continue;
      yield {
        message: `the name of port "${name}" of container ${container} is not a service name`,
        fix: "use at most 15 lower-case letters, digits and single hyphens, with a letter among them",
      };
    }
  }
}

/** Names of the ports of containers are service names. */
export const portNames: Rule = {
  number: 107,
  name: "port-names",
  reason:
    "The API server refuses pods with a port whose name is longer than 15 characters or no service name.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
