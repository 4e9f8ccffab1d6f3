import type { Duration } from "./duration.ts";
import { backupDays, oneOf, passwordNumber, serverIdentifier } from "./managed-server.ts";
import { composedName } from "./name.ts";
import { databaseName, databaseUser } from "./postgres-name.ts";
import { refuse } from "./problem.ts";
import { type Bytes, byteQuantity, gibibytes } from "./quantity.ts";
import { type Secret, type SecretKey, secret } from "./secret.ts";

/**
 * Major versions that RDS runs in standard support. It takes minor ones by itself.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 */
export const managedPostgresVersions = [14, 15, 16, 17] as const;

/**
 * Classes that definitions may ask for: the burstable and the general ones of the two newest processors.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html
 */
export const databaseClasses = [
  "db.t3.micro",
  "db.t3.small",
  "db.t3.medium",
  "db.t3.large",
  "db.t4g.micro",
  "db.t4g.small",
  "db.t4g.medium",
  "db.t4g.large",
  "db.m6g.large",
  "db.m6g.xlarge",
  "db.m6i.large",
  "db.m6i.xlarge",
  "db.r6g.large",
  "db.r6i.large",
] as const;

/** Smallest gp3 volume of RDS. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const MIN_STORAGE = gibibytes(20).request;

/**
 * RDS refuses a limit of automatic growth that is nearer than a tenth.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
const LEAST_GROWTH = 1.1;

const MAX_NAME = 63;
const MIN_CONNECTIONS = 6;

/** What a definition says of PostgreSQL that AWS runs. */
export interface ManagedPostgresProps {
  /** Major version; raising it takes a downtime. */
  readonly version: (typeof managedPostgresVersions)[number];
  readonly class: (typeof databaseClasses)[number];
  /** Of gp3, and the size up to which it grows by itself: `gibibytes(20, 100)`. It never shrinks. */
  readonly storage: Bytes;
  /** Name of the database. */
  readonly database: string;
  /** Name of the user that owns it: 1 to 16 lower-case letters and digits, none that PostgreSQL or RDS reserve. */
  readonly user: string;
  /** Whether a second server in another zone takes over when the first one fails. */
  readonly multiAz: boolean;
  /** How long daily backups are kept, from which every second can be restored. */
  readonly backup: { readonly keep: Duration | "none" };
  /** Whether metrics of the operating system are collected every minute. @default - false */
  readonly enhancedMonitoring?: boolean;
  /** Whether users may sign in with a token of IAM beside a password. @default - false */
  readonly iamAuthentication?: boolean;
  /** Connections that the server takes in all. @default - what RDS derives from the memory of the class */
  readonly maxConnections?: number;
  /** Whether there is a copy that can be read from. @default - false */
  readonly readReplica?: boolean;
  /** Raising it makes a new password, in the server and in the secret. @default - 1 */
  readonly passwordVersion?: number;
}

/** PostgreSQL that AWS runs, in the database subnets of the cluster's network. */
export interface ManagedPostgres
  extends Required<Omit<ManagedPostgresProps, "backup" | "maxConnections">>,
    Pick<ManagedPostgresProps, "maxConnections"> {
  readonly kind: "managed-postgres";
  /** Identifier of the server at AWS. */
  readonly name: string;
  readonly backupDays: number;
  /** What Terraform writes when it makes the server; the cluster reads the URL. */
  readonly credentials: Secret<"url">;
  /** Connection URL with user and password, over TLS. */
  readonly url: SecretKey;
}

function checkStorage({ request, limit }: Bytes, name: string): void {
  if (request < MIN_STORAGE) {
    refuse(
      `storage of database ${name} is ${byteQuantity(request)}`,
      `give it at least ${byteQuantity(MIN_STORAGE)}, the smallest gp3 volume of RDS`,
    );
  } else if (limit !== request && limit < request * LEAST_GROWTH) {
    refuse(
      `storage of database ${name} grows from ${byteQuantity(request)} to ${byteQuantity(limit)}`,
      "let it grow by a tenth at least, or leave the second number out",
    );
  }
}

/**
 * PostgreSQL that AWS runs: `managedPostgres("orders", { version: 15, class: "db.t3.micro", … })`. Terraform makes
 * it, encrypted and reachable from the nodes alone. Others call it, and read `url`. Refuses classes and versions
 * that are not known here, storage and retention that RDS does not take, and names that it reserves.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_PostgreSQL.html
 */
export function managedPostgres(name: string, props: ManagedPostgresProps): ManagedPostgres {
  const { backup, maxConnections, storage, user } = props;
  const what = `database ${name}`;
  serverIdentifier(name, "database", MAX_NAME);
  oneOf(managedPostgresVersions, props.version, { what, field: "version" });
  oneOf(databaseClasses, props.class, { what, field: "class" });
  databaseName(props.database, name);
  checkStorage(storage, name);
  databaseUser(user, name);
  if (
    maxConnections !== undefined &&
    (!Number.isInteger(maxConnections) || maxConnections < MIN_CONNECTIONS)
  ) {
    refuse(`${what} takes ${maxConnections} connections`, `give a whole number from ${MIN_CONNECTIONS} on`);
  }
  const credentials = secret(composedName([name, "credentials"], "secret"), ["url"]);
  return {
    kind: "managed-postgres",
    name,
    version: props.version,
    class: props.class,
    storage,
    database: props.database,
    user,
    multiAz: props.multiAz,
    backupDays: backupDays(backup.keep, what),
    enhancedMonitoring: props.enhancedMonitoring ?? false,
    iamAuthentication: props.iamAuthentication ?? false,
    ...(maxConnections === undefined ? {} : { maxConnections }),
    readReplica: props.readReplica ?? false,
    passwordVersion: passwordNumber(props.passwordVersion ?? 1, what),
    credentials,
    url: credentials.key("url"),
  };
}
