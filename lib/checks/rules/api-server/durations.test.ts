import { expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const secret = (refreshInterval: string) =>
  object("external-secrets.io/v1 ExternalSecret", "web", { spec: { refreshInterval } });
const certificate = (duration: string, renewBefore: string) =>
  object("cert-manager.io/v1 Certificate", "web", { spec: { duration, renewBefore } });

it.each([secret("1h30m"), secret("0"), secret("0.5h"), certificate("2160h", "720h0m0s")])(
  "takes durations",
  (one) => {
    expect(findingsOf("durations", [one])).toEqual([]);
  },
);

it.each([
  [secret("15min"), 'spec.refreshInterval is "15min", which is no duration', 'write it as "1h30m"'],
  [certificate("90d", "24h"), 'spec.duration is "90d", which is no duration', 'write it as "1h30m"'],
])("refuses what is none", (wrong, message, fix) => {
  expect(findingsOf("durations", [wrong])).toEqual([at("durations", wrong, message, fix)]);
});
