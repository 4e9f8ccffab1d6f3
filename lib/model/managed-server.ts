import { type Duration, wholeDays } from "./duration.ts";
import { refuse } from "./problem.ts";

/** Days that RDS and ElastiCache keep backups at most; 0 turns them off. */
const MAX_BACKUP_DAYS = 35;

/**
 * Identifier of a database or cache at AWS, which is a part of its host name. Refuses what RDS and ElastiCache
 * refuse: other characters than lower-case letters, digits and single hyphens, another start than a letter, a
 * hyphen at the end.
 *
 * @param what what is named, for the message: `database`
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export function serverIdentifier(name: string, what: string, longest: number): string {
  if (name.length > longest) {
    refuse(
      `${what} name "${name}" has ${name.length} characters`,
      `at most ${longest} are allowed: shorten it`,
    );
  } else if (!/^[a-z](-?[a-z0-9])*$/.test(name)) {
    refuse(
      `${what} name "${name}" is not an identifier of AWS`,
      "use lower-case letters, digits and single hyphens, with a letter at the start and no hyphen at the end",
    );
  }
  return name;
}

/**
 * Days that AWS keeps daily backups. Refuses parts of a day and what AWS does not take; no backups at all are
 * `"none"`, said out loud.
 */
export function backupDays(keep: Duration | "none", what: string): number {
  if (keep === "none") return 0;
  const days = wholeDays(keep, `retention of ${what}`);
  if (days > MAX_BACKUP_DAYS) {
    refuse(
      `backups of ${what} are kept for ${days} days`,
      `keep them 1 to ${MAX_BACKUP_DAYS} days, which is what AWS takes, or write "none"`,
    );
  }
  return days;
}

/**
 * Number of a password: whoever raises it gets a new one, in the server and in the secret. Refuses what is no whole
 * number from 1 on.
 */
export function passwordNumber(number: number, what: string): number {
  if (!Number.isInteger(number) || number < 1) {
    refuse(`${what} has password version ${number}`, "count from 1, and one up for each new password");
  }
  return number;
}

/**
 * A value out of those that AWS has. Refuses others: Terraform would find out when half of everything is built.
 *
 * @param what what has the value, for the message: `database orders`
 */
export function oneOf<Value extends string | number>(
  known: readonly Value[],
  value: Value,
  { what, field }: { what: string; field: string },
): Value {
  if (!known.includes(value)) {
    refuse(`${what} has ${field} "${value}", which is not known here`, `use one of ${known.join(", ")}`);
  }
  return value;
}
