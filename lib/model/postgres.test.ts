import { expect, it } from "vitest";
import { days } from "./duration.ts";
import { imageIn } from "./image.ts";
import { type PostgresProps, postgres } from "./postgres.ts";
import { DefinitionError } from "./problem.ts";
import { gibibytes, mebibytes, millicores } from "./quantity.ts";
import { refusedBy } from "./refusals.fixture.ts";
import { at } from "./schedule.ts";

const properties: PostgresProps = {
  version: 15,
  database: "expense_tracker",
  storage: gibibytes(20),
  cpu: millicores(100),
  memory: mebibytes(256),
  backup: { daily: at("03:00"), keep: days(14) },
};

it("ET6 runs the current minor release of its major version", () => {
  expect(imageIn(postgres("postgres", properties).image, "production")).toBe(
    "docker.io/library/postgres:15.18",
  );
});

it("composes its URL in the cluster, so that no password stands in Git", () => {
  const database = postgres("ledger", properties);
  expect(database.url).toEqual({ kind: "secret-key", secret: database.credentials, key: "url" });
  expect(database.credentials).toMatchObject({
    name: "ledger-credentials",
    keys: ["username", "password"],
    composed: {
      url: "postgresql://{{ .username | urlquery }}:{{ .password | urlquery }}@ledger:5432/expense_tracker",
    },
  });
});

it("is saved daily, and copies are kept", () => {
  expect(postgres("postgres", properties).backup).toEqual({ schedule: at("03:00"), keep: days(14) });
});

it.each(["", "expense-tracker", "Expenses", "1st", "a".repeat(64), 'a"; DROP'])(
  "refuses database %j",
  (database) => {
    expect(() => postgres("postgres", { ...properties, database })).toThrow(
      new DefinitionError(
        `database "${database}" of postgres is not a PostgreSQL name; use lower-case letters, digits and "_"`,
      ),
    );
  },
);

it("refuses a name that leaves no room for the name of its Secret", () => {
  const name = "p".repeat(52);
  expect(refusedBy(() => postgres(name, properties))).toEqual([
    `secret name "${name}-credentials" has 64 characters; at most 63 are allowed: shorten it`,
    `secret name "${name}-credentials" has 64 characters; at most 63 are allowed: shorten it`,
  ]);
});

it("refuses a name that a Service cannot have", () => {
  expect(() => postgres("15-postgres", properties)).toThrow(
    new DefinitionError(
      'workload name "15-postgres" starts with a digit; start it with a letter, as a Service\'s name has to',
    ),
  );
});
