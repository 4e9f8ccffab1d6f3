import { refuse } from "./problem.ts";

/** Who answers for what AWS is paid for. */
export interface Owner {
  readonly project: string;
  readonly team: string;
  readonly costCenter: string;
}

/**
 * What AWS takes as the value of a tag, in every service.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
const TAG_VALUE = /^[\p{L}\p{N} _.:/=+@-]{1,256}$/u;

/** Refuses an owner whose words AWS does not take as tags. */
export function checkOwner(owner: Owner, cluster: string): void {
  for (const [field, value] of Object.entries(owner)) {
    if (TAG_VALUE.test(value)) continue;
    refuse(
      `${field} "${value}" of cluster ${cluster} cannot be the value of a tag`,
      'use letters, digits, spaces and "_.:/=+-@", from 1 to 256 characters',
    );
  }
}
