import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPorts, portNumber } from "./port.ts";
import { DefinitionError } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";

/** The rules of an IANA service name, one by one, as the API server words them. */
function isServiceName(name: string): boolean {
  const rules = [
    name.length >= 1 && name.length <= 15,
    [...name].every((character) => "abcdefghijklmnopqrstuvwxyz0123456789-".includes(character)),
    [...name].some((character) => character >= "a" && character <= "z"),
    !name.includes("--"),
    !name.startsWith("-") && !name.endsWith("-"),
  ];
  return rules.every((kept) => kept);
}

describe("portNumber", () => {
  it.each([1, 80, 65_535])("takes %d", (number) => {
    expect(portNumber(number, "external google")).toBe(number);
  });

  it.each([0, -1, 65_536, 80.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300])("refuses %d", (number) => {
    expect(() => portNumber(number, "external google")).toThrow(
      new DefinitionError(`external google has port ${number}; give a whole number from 1 to 65535`),
    );
  });
});

describe("checkPorts", () => {
  it("takes ports by name", () => {
    expect(() => checkPorts({ http: 80, metrics: 9090, constructor: 81 }, "web")).not.toThrow();
  });

  it("refuses names exactly where the API server does", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "z", "0", "9", "-", "A", "_", "."), maxLength: 17 });
    fc.assert(
      fc.property(name, (candidate) => {
        expect(refusedBy(() => checkPorts({ [candidate]: 80 }, "web"))).toEqual(
          isServiceName(candidate)
            ? []
            : [
                `workload web has port name "${candidate}"; use at most 15 lower-case letters, digits and hyphens, with a letter`,
              ],
        );
      }),
      { numRuns: 500 },
    );
  });

  it("refuses a number out of range", () => {
    expect(() => checkPorts({ http: 0 }, "web")).toThrow(
      new DefinitionError("workload web has port 0; give a whole number from 1 to 65535"),
    );
  });

  it("refuses a number under two names, once", () => {
    const ports = { http: 80, other: 80, third: 80, metrics: 9090 };
    expect(refusedBy(() => checkPorts(ports, "web"))).toEqual([
      "workload web has port 80 twice; give each port one name",
    ]);
  });
});
