import { listAt, textAt, textsAt } from "../graph/fields.ts";
import type { Container, Workload } from "../graph/workload.ts";

/** What a container runs, as one text: its command, its arguments and the values of its environment. */
export function commandText({ fields }: Container): string {
  const values = listAt(fields, "env").flatMap((entry) => textAt(entry, "value") ?? []);
  return [...textsAt(fields, "command"), ...textsAt(fields, "args"), ...values].join("\n");
}

/** What all containers of a workload run. */
export function commandsOf({ containers }: Workload): string {
  return containers.map(commandText).join("\n");
}

/** Programs that write a copy of a database. */
export const dumps = /\b(pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump)\b/;
