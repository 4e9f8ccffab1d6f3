import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const cronJob = (timeZone: string) =>
  object("batch/v1 CronJob", "backup", { spec: { schedule: "0 3 * * *", timeZone } });

describe("time zones", () => {
  it("pass when they are in the IANA database, also under an old name", () => {
    expect(
      findingsOf("time-zones", [
        cronJob("Etc/UTC"),
        cronJob("US/Eastern"),
        cronJob("Asia/Kolkata"),
        cronJob("UTC"),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      cronJob("Europe/Pariss"),
      'spec.timeZone "Europe/Pariss" is no time zone of the IANA database',
      'write the name of a time zone such as "Europe/Berlin"',
    ],
    [
      cronJob("europe/paris"),
      'spec.timeZone "europe/paris" is no time zone of the IANA database',
      'write "Europe/Paris"',
    ],
    [
      cronJob("Local"),
      'spec.timeZone "Local" is no time zone of the IANA database',
      'write the name of a time zone such as "Europe/Berlin"',
    ],
    [
      cronJob("+01:00"),
      'spec.timeZone "+01:00" is no time zone of the IANA database',
      'write the name of a time zone such as "Europe/Berlin"',
    ],
    [
      cronJob("PST"),
      'spec.timeZone "PST" is no time zone of the IANA database',
      'write the name of a time zone such as "Europe/Berlin"',
    ],
    [cronJob(""), "spec.timeZone is empty", 'write a time zone such as "Etc/UTC", or remove it'],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("time-zones", [one])).toEqual([at("time-zones", one, message, fix)]);
  });
});
