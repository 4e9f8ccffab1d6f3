import { expect, it } from "vitest";
import { minutes } from "./duration.ts";
import { fixedImage } from "./image.ts";
import { DefinitionError } from "./problem.ts";
import { mebibytes, millicores } from "./quantity.ts";
import { at } from "./schedule.ts";
import { type ScheduledJobProps, scheduledJob } from "./scheduled-job.ts";

const properties: ScheduledJobProps = {
  image: fixedImage("report", "docker.io/example/report:1.2.3"),
  schedule: at("03:00"),
  command: ["report", "--daily"],
  cpu: millicores(100),
  memory: mebibytes(128),
};

it("runs as nobody's user, writes to /tmp only and stops after 30 minutes", () => {
  expect(scheduledJob("report", properties)).toMatchObject({
    kind: "scheduled-job",
    name: "report",
    user: 10_001,
    writable: ["/tmp"],
    environment: {},
    files: {},
    calls: [],
    deadline: minutes(30),
  });
});

it("keeps what is said of it", () => {
  const said = { writable: ["/data"], user: 70, deadline: minutes(5), env: { A: 1 } };
  expect(scheduledJob("report", { ...properties, ...said })).toMatchObject({
    schedule: at("03:00"),
    command: ["report", "--daily"],
    writable: ["/data"],
    user: 70,
    deadline: minutes(5),
    environment: { A: 1 },
  });
});

it("refuses a name that leaves no room for the suffix of its Jobs", () => {
  const name = "r".repeat(53);
  expect(() => scheduledJob(name.slice(1), properties)).not.toThrow();
  expect(() => scheduledJob(name, properties)).toThrow(
    new DefinitionError(`scheduled job name "${name}" has 53 characters; at most 52 are allowed: shorten it`),
  );
});

const file = { name: "a", content: "" };

it.each<[string, Partial<ScheduledJobProps>, string]>([
  ["no command", { command: [] }, "scheduled job report has no command; give the one it runs"],
  ["root", { user: 0 }, "workload report runs as user 0; give the number of a user other than root"],
  [
    "a variable that a shell cannot read",
    { env: { "A-B": 1 } },
    'workload report sets environment variable "A-B"; use letters, digits and "_", not starting with a digit',
  ],
  [
    "a file without a place",
    { files: { a: file } },
    'workload report has a file at "a"; give an absolute path with the file\'s name, without ":" and segments "." and ".."',
  ],
  [
    "a path without a place",
    { writable: ["tmp"] },
    'workload report writes to "tmp"; give an absolute path without a trailing "/", ":" and segments "." and ".."',
  ],
])("refuses %s", (_, given, message) => {
  expect(() => scheduledJob("report", { ...properties, ...given })).toThrow(new DefinitionError(message));
});
