import { expect, it } from "vitest";
import { days, hours } from "./duration.ts";
import { type ManagedPostgresProps, managedPostgres } from "./managed-postgres.ts";
import { gibibytes, mebibytes } from "./quantity.ts";
import { refusedBy } from "./refusals.fixture.ts";

const properties: ManagedPostgresProps = {
  version: 15,
  class: "db.t3.micro",
  storage: gibibytes(20, 100),
  database: "orders",
  user: "orders",
  multiAz: false,
  backup: { keep: days(7) },
};

function refusals(changes: Partial<ManagedPostgresProps>, name = "orders"): string[] {
  return refusedBy(() => managedPostgres(name, { ...properties, ...changes }));
}

it("has what nobody asked for switched off", () => {
  expect(managedPostgres("orders", properties)).toMatchObject({
    backupDays: 7,
    enhancedMonitoring: false,
    iamAuthentication: false,
    readReplica: false,
    passwordVersion: 1,
  });
});

it("is read by its URL, from a secret of its own that Terraform writes", () => {
  const database = managedPostgres("orders", properties);
  expect(database.url).toEqual({ kind: "secret-key", secret: database.credentials, key: "url" });
  expect(database.credentials).toMatchObject({ name: "orders-credentials", keys: ["url"], composed: {} });
});

it.each([
  [
    "Orders",
    "use lower-case letters, digits and single hyphens, with a letter at the start and no hyphen at the end",
  ],
  [
    "1orders",
    "use lower-case letters, digits and single hyphens, with a letter at the start and no hyphen at the end",
  ],
  [
    "my--orders",
    "use lower-case letters, digits and single hyphens, with a letter at the start and no hyphen at the end",
  ],
])("refuses identifier %s", (name, cure) => {
  expect(refusals({}, name)).toContain(`database name "${name}" is not an identifier of AWS; ${cure}`);
});

it("refuses a class that nobody knows", () => {
  expect(refusals({ class: JSON.parse('"db.t9.huge"') })).toEqual([
    'database orders has class "db.t9.huge", which is not known here; use one of db.t3.micro, db.t3.small, db.t3.medium, db.t3.large, db.t4g.micro, db.t4g.small, db.t4g.medium, db.t4g.large, db.m6g.large, db.m6g.xlarge, db.m6i.large, db.m6i.xlarge, db.r6g.large, db.r6i.large',
  ]);
});

it("refuses a version that nobody knows", () => {
  expect(refusals({ version: JSON.parse("9") })).toEqual([
    'database orders has version "9", which is not known here; use one of 14, 15, 16, 17',
  ]);
});

it("refuses a retention that RDS does not take", () => {
  expect(refusals({ backup: { keep: days(36) } })).toEqual([
    'backups of database orders are kept for 36 days; keep them 1 to 35 days, which is what AWS takes, or write "none"',
  ]);
  expect(refusals({ backup: { keep: hours(36) } })).toEqual([
    "retention of database orders is 36h, not a number of days; write it as days(7)",
  ]);
  expect(refusals({ backup: { keep: days(35) } })).toEqual([]);
  expect(managedPostgres("orders", { ...properties, backup: { keep: "none" } }).backupDays).toBe(0);
});

it("refuses storage below the minimum", () => {
  expect(refusals({ storage: gibibytes(19) })).toEqual([
    "storage of database orders is 19Gi; give it at least 20Gi, the smallest gp3 volume of RDS",
  ]);
});

it("refuses storage that would shrink", () => {
  expect(refusedBy(() => gibibytes(100, 20))).toEqual([
    "quantity gibibytes(100, 20) has a limit below its request; give the request first and a limit that is at least as large",
  ]);
});

it("refuses a growth that RDS finds too small", () => {
  expect(refusals({ storage: mebibytes(20 * 1024, 21 * 1024) })).toEqual([
    "storage of database orders grows from 20Gi to 21Gi; let it grow by a tenth at least, or leave the second number out",
  ]);
  expect(refusals({ storage: gibibytes(20, 22) })).toEqual([]);
});

it.each(["admin", "rdsadmin", "user", "table"])("refuses %s as the name of the owner", (user) => {
  expect(refusals({ user })).toEqual([
    `user "${user}" of database orders is reserved; choose another name, as that of the application`,
  ]);
});

it.each(["", "Orders", "or_ders", "1st", "pg_orders", "a".repeat(17)])(
  "refuses %j, which RDS takes for no name of an owner",
  (user) => {
    expect(refusals({ user })).toEqual([
      `user "${user}" of database orders is not a name that RDS takes; use 1 to 16 lower-case letters and digits, with a letter at the start`,
    ]);
  },
);

it("refuses the name of a database that SQL would have to quote", () => {
  expect(refusals({ database: "my-orders" })).toEqual([
    'database "my-orders" of orders is not a PostgreSQL name; use lower-case letters, digits and "_"',
  ]);
});

it.each([5, 0, 10.5])("refuses %d connections", (maxConnections) => {
  expect(refusals({ maxConnections })).toEqual([
    `database orders takes ${maxConnections} connections; give a whole number from 6 on`,
  ]);
});

it("refuses to count passwords from 0", () => {
  expect(refusals({ passwordVersion: 0 })).toEqual([
    "database orders has password version 0; count from 1, and one up for each new password",
  ]);
});
