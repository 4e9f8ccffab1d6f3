import { refuse } from "./problem.ts";
import { repeated } from "./repeated.ts";

/** Ports of a container by name; the first is the one that is meant where none is named. */
export type Ports = Readonly<Record<string, number>>;

/** Letters, digits and single hyphens, with a letter, at most 15 characters: an IANA service name. */
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/;

/**
 * A TCP port. Refuses what is no whole number from 1 to 65535.
 *
 * @param what what has the port, for the message: `external google`
 */
export function portNumber(number: number, what: string): number {
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    refuse(`${what} has port ${number}`, "give a whole number from 1 to 65535");
  }
  return number;
}

/**
 * Refuses ports that a Service cannot have: numbers outside 1 to 65535, one number twice, names that are no
 * service names.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function checkPorts(ports: Ports, workload: string): void {
  for (const [name, number] of Object.entries(ports)) {
    portNumber(number, `workload ${workload}`);
    if (!PORT_NAME.test(name)) {
      refuse(
        `workload ${workload} has port name "${name}"`,
        "use at most 15 lower-case letters, digits and hyphens, with a letter",
      );
    }
  }
  for (const number of repeated(Object.values(ports))) {
    refuse(`workload ${workload} has port ${number} twice`, "give each port one name");
  }
}
