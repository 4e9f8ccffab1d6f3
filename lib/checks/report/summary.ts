import type { Checked } from "../check.ts";
import { count } from "../wording.ts";

/**
 * How much was found, and how much was looked at: by it silence is told from blindness.
 */
export function summaryOf({ findings, accepted, objects, references, flows, untold }: Checked): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const found = [count(errors, "error"), count(findings.length - errors, "warning")];
  if (accepted > 0) found.push(`${count(accepted, "finding")} accepted`);
  const looked = [
    `${count(objects, "object")} checked`,
    `${count(references, "reference")} followed`,
    `${count(flows, "flow")} evaluated`,
  ];
  const undecided =
    untold.length === 0 ? "" : `; not told, so that some rules could not decide: ${untold.join(", ")}`;
  return `${found.join(", ")}; ${looked.join(", ")}${undecided}`;
}
