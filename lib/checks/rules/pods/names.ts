import { repeated } from "#lib/model/repeated.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Violation } from "../../rule.ts";

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** At most 15 characters with a letter among them, and no two hyphens side by side: a service name of IANA. */
const portName = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

function* badLabels(what: string, names: readonly string[]): Generator<Fault> {
  for (const name of names) {
    if (label.test(name)) continue;
    yield {
      message: `the name of ${what} "${name}" is not a DNS label`,
      fix: "use at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    };
  }
}

function* faultsOf({ containers, podSpec }: Workload): Generator<Fault> {
  const names = containers.flatMap(({ fields }) => textAt(fields, "name") ?? []);
  for (const name of repeated(names)) {
    yield {
      message: `its pods have container ${name} more than once`,
      fix: "give each container a name of its own",
    };
  }
  yield* badLabels("container", names);
  const volumes = listAt(podSpec, "volumes").flatMap((volume) => textAt(volume, "name") ?? []);
  yield* badLabels("volume", volumes);
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

/**
 * Names inside of pods that are taken or are none.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function* nameViolations({ workloads }: Graph): Generator<Violation> {
  for (const workload of workloads) {
    for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
  }
}
