import { beforeEach, describe, expect, it } from "vitest";
import { TestReport } from "./events.ts";

describe("what terraform test prints as JSON", () => {
  let report: TestReport;

  beforeEach(() => {
    report = new TestReport();
  });

  const take = (...events: readonly object[]) => {
    for (const event of events) report.take(JSON.stringify(event));
  };

  const change = (address: string, mode: string, after: object | null) => ({
    address,
    mode,
    type: "aws_vpc",
    change: { after },
  });

  it("tells how many runs pass", () => {
    take({ type: "test_summary", test_summary: { status: "pass", passed: 4, failed: 0 } });
    expect(report).toMatchObject({ passed: 4, errors: [] });
  });

  it("tells what is wrong, each in a line with its place; warnings are none", () => {
    take(
      {
        diagnostic: {
          severity: "error",
          summary: "Test assertion failed",
          detail: "FC1: the VPC\nis 10.0.0.0/16.",
          range: { filename: "tests/cluster.tftest.hcl", start: { line: 12 } },
        },
      },
      { diagnostic: { severity: "error", summary: "Invalid provider", detail: "" } },
      { diagnostic: { severity: "warning", summary: "Deprecated", detail: "" } },
    );
    expect(report.errors).toEqual([
      "tests/cluster.tftest.hcl:12 Test assertion failed: FC1: the VPC is 10.0.0.0/16.",
      "Invalid provider",
    ]);
  });

  it("holds the resources that the root's own run would make, without those that it would delete", () => {
    const plan = {
      resource_changes: [
        change("module.vpc.aws_vpc.this[0]", "managed", { cidr_block: "10.0.0.0/16" }),
        change("module.vpc.data.aws_vpc.this", "data", {}),
        change("aws_vpc.old", "managed", null),
      ],
    };
    take({ "@testrun": "root", test_plan: plan }, { "@testrun": "cluster", test_plan: plan });
    expect(report.planned).toEqual([
      { address: "module.vpc.aws_vpc.this[0]", type: "aws_vpc", values: { cidr_block: "10.0.0.0/16" } },
    ]);
  });

  it("may have lines that are no JSON", () => {
    report.take("There are some problems with the CLI configuration:");
    expect(report).toMatchObject({ passed: 0, errors: [], planned: [] });
  });
});
