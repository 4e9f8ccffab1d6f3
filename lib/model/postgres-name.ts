import { refuse } from "./problem.ts";

/** Words that SQL reserves in PostgreSQL: as names they would have to be quoted, and RDS refuses them. */
const RESERVED_IN_SQL =
  "all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate " +
  "collation column concurrently constraint create cross current_catalog current_date current_role " +
  "current_schema current_time current_timestamp current_user default deferrable desc distinct do else end " +
  "except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into " +
  "is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on " +
  "only or order outer overlaps placing primary references returning right select session_user similar some " +
  "symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when " +
  "where window with";

/** Roles that PostgreSQL and RDS have for themselves. */
const RESERVED_ROLES = "admin none public rdsadmin rdsrepladmin rdstopmgr rdswriteforwarduser";

/**
 * Names that the owner of a database cannot have.
 *
 * @see https://www.postgresql.org/docs/current/sql-keywords-appendix.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
const reserved: ReadonlySet<string> = new Set(`${RESERVED_IN_SQL} ${RESERVED_ROLES}`.split(" "));

/**
 * Name of a database in a server. Refuses what SQL takes in quotes only, and more than 63 characters.
 *
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 */
export function databaseName(database: string, server: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(database)) {
    refuse(
      `database "${database}" of ${server} is not a PostgreSQL name`,
      'use lower-case letters, digits and "_"',
    );
  }
  return database;
}

/**
 * Name of the user that owns a database of RDS. Refuses what RDS takes for no name of a user, and names that SQL,
 * PostgreSQL or RDS reserve.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html
 */
export function databaseUser(user: string, server: string): string {
  if (!/^[a-z][a-z0-9]{0,15}$/.test(user)) {
    refuse(
      `user "${user}" of database ${server} is not a name that RDS takes`,
      "use 1 to 16 lower-case letters and digits, with a letter at the start",
    );
  } else if (reserved.has(user)) {
    refuse(
      `user "${user}" of database ${server} is reserved`,
      "choose another name, as that of the application",
    );
  }
  return user;
}
