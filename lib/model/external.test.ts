import { expect, it } from "vitest";
import { external } from "./external.ts";
import { DefinitionError } from "./problem.ts";

it("is a set of networks and a port", () => {
  expect(external("google", { cidrs: ["142.250.0.0/15"], port: 443 })).toEqual({
    kind: "external",
    name: "google",
    cidrs: ["142.250.0.0/15"],
    port: 443,
  });
});

it("refuses an empty list of networks", () => {
  expect(() => external("google", { cidrs: [], port: 443 })).toThrow(
    new DefinitionError("external google has no networks; list the networks it may be reached at"),
  );
});

it("refuses a network that is none", () => {
  expect(() => external("google", { cidrs: ["142.250.0.0/15", "google.com"], port: 443 })).toThrow(
    new DefinitionError(
      'network of external google "google.com" is not a network in CIDR notation; write it as "10.0.1.0/24"',
    ),
  );
});

it("refuses a port out of range", () => {
  expect(() => external("google", { cidrs: ["142.250.0.0/15"], port: 65_536 })).toThrow(
    new DefinitionError("external google has port 65536; give a whole number from 1 to 65535"),
  );
});
