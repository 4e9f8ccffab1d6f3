import { once } from "./once.ts";
import type { ContainerPort, Workload } from "./workload.ts";

/** Ports that the containers of pods declare, as long as the containers run. */
export const declaredPorts = once(({ containers }: Workload): readonly ContainerPort[] =>
  containers.filter(({ stays }) => stays).flatMap(({ ports }) => ports),
);

/** Whether a port is the one of a name or a number. */
export function isPort(
  port: { readonly name: string | undefined; readonly number: number | undefined },
  wanted: string | number,
): boolean {
  return typeof wanted === "number" ? port.number === wanted : port.name === wanted;
}

/** A port as people write it: `http (8000)`, `8000`. */
export function portText({ name, number }: Pick<ContainerPort, "name" | "number">): string {
  if (name === undefined) return `${number ?? "?"}`;
  return number === undefined ? name : `${name} (${number})`;
}
