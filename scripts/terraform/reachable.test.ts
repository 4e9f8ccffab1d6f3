import { describe, expect, it } from "vitest";
import { unreachableIn } from "./reachable.ts";

describe("what terraform init prints", () => {
  it("names the address that does not answer, and the reason, however its lines are broken", () => {
    const output = `Error: Error accessing remote module registry

Failed to retrieve available versions for module "vpc" (network.tf:17) from
registry.terraform.io: failed to request discovery document: Get
"https://registry.terraform.io/.well-known/terraform.json": dial tcp: lookup
registry.terraform.io on 192.0.2.1:53: no such host.

Error: Error accessing remote module registry
`;
    expect(unreachableIn(output)).toBe(
      "https://registry.terraform.io/.well-known/terraform.json: dial tcp: lookup registry.terraform.io on 192.0.2.1:53: no such host",
    );
  });

  it("names the repository of a module that Git cannot reach", () => {
    const output =
      "fatal: unable to access 'https://github.com/terraform-aws-modules/terraform-aws-vpc/': Could not resolve host: github.com\n";
    expect(unreachableIn(output)).toBe(
      "https://github.com/terraform-aws-modules/terraform-aws-vpc/: Could not resolve host: github.com",
    );
  });

  it("is a failure like any other where everything answered", () => {
    const output =
      "Error: Unresolvable module version constraint\n\nno available releases match the given constraints ~> 5.100, >= 6.28.0\n";
    expect(unreachableIn(output)).toBeUndefined();
  });
});
