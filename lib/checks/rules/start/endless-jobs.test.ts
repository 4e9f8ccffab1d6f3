import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "endless-jobs";
const image = "registry.example.com/app:1.2.3";
const main = { name: "main", image };
const job = (...containers: object[]) =>
  object("batch/v1 Job", "migrate", {
    spec: { template: { spec: JSON.parse(JSON.stringify({ containers })) } },
  });

describe("containers of Jobs", () => {
  it("end", () => {
    const dump = { name: "dump", image: "postgres:16.4", command: ["pg_dump"] };
    const loop = { name: "loop", image, command: ["sh", "-c", "while true; do try && break; sleep 1; done"] };
    expect(findingsOf(rule, [job(main, dump, loop)])).toEqual([]);
  });

  it.each([
    [
      { name: "proxy", image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1" },
      "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1 serves until it is told to end",
    ],
    [{ name: "proxy", image, command: ["sleep", "infinity"] }, "its command never ends"],
  ])("do not serve: %j", (proxy, why) => {
    const wrong = job(main, proxy);
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        `container proxy keeps the Job from being complete: ${why}`,
        "make it a sidecar: an init container with restartPolicy Always",
      ),
    ]);
  });
});
