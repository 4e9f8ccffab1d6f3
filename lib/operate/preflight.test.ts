import { describe, expect, it } from "vitest";
import { credentialSteps } from "./credentials.ts";
import type { Answer, Ask } from "./step.ts";
import { target } from "./target.fixture.ts";
import { toolSteps } from "./tools.ts";

function because(step: Ask | undefined, answer: Partial<Answer>): readonly string[] {
  const reading = step?.question.read({ status: 0, stdout: "", stderr: "", ...answer });
  return reading?.met === false ? reading.because : [];
}

describe("a program", () => {
  const [aws, terraform, kubectl, helm] = toolSteps(target(), ["aws", "terraform", "kubectl", "helm"]);
  const client = (version: string) => `{"clientVersion":{"gitVersion":"${version}"}}`;

  it.each([
    [aws, "aws-cli/2.0.1 Python/3.11"],
    [terraform, '{"terraform_version": "1.11.0"}'],
    [terraform, '{"terraform_version": "2.0.0"}'],
    [kubectl, client("v1.35.9")],
    [kubectl, client("v1.37.0")],
    [helm, "v4.0.0"],
  ])("will do: %# %s", (step, stdout) => expect(because(step, { stdout })).toEqual([]));

  it.each([
    [aws, "aws-cli/1.45.11 Python/3.11.7", "aws is 1.45; it has to be 2.0 or newer"],
    [terraform, '{"terraform_version": "1.10.5"}', "terraform is 1.10; it has to be 1.11 or newer"],
    [kubectl, client("v1.34.0"), "kubectl is 1.34; it has to be 1.35, 1.36 or 1.37"],
    [kubectl, client("v1.38.0"), "kubectl is 1.38; it has to be 1.35, 1.36 or 1.37"],
    [helm, "v2.17.0", "helm is 2.17; it has to be 3.0 or newer"],
    [helm, "hello", "helm does not say which version it is"],
  ])("is refused in another version: %# %s", (step, stdout, message) =>
    expect(because(step, { stdout })).toEqual([message]),
  );

  it("is refused where it is not there, with where to get it", () => {
    expect(because(terraform, { status: 127, stderr: "terraform is not on the PATH" })).toEqual([
      "terraform is not on the PATH",
    ]);
    expect(terraform?.cure).toBe(
      "install terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install)",
    );
  });
});

describe("credentials", () => {
  const [account, region] = credentialSteps(target());

  it("are refused when they are of another account", () => {
    expect(because(account, { stdout: '{"Account": "210987654321"}' })).toEqual([
      "the credentials are of account 210987654321, but cluster shop is in account 123456789012",
    ]);
    expect(because(account, { stdout: '{"Account": "123456789012"}' })).toEqual([]);
  });

  it("are refused when they are expired, in AWS' own words", () => {
    const stderr =
      "\nAn error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired\n";
    expect(because(account, { status: 254, stderr })).toEqual([stderr.trim()]);
    expect(account?.cure).toBe(
      "log in to account 123456789012 (aws sso login, or AWS_PROFILE of that account)",
    );
  });

  it.each([
    "    region                us-east-1      env    ['AWS_REGION', 'AWS_DEFAULT_REGION']\n",
    "region     : us-east-1                 : env              : AWS_REGION\n",
    "    region                <not set>             None    None\n",
  ])("will do in the cluster's region, or in none: %j", (stdout) =>
    expect(because(region, { stdout })).toEqual([]),
  );

  it("are refused in another region", () => {
    expect(because(region, { stdout: "    region    eu-west-1    config-file    ~/.aws/config\n" })).toEqual([
      "the AWS CLI is set to region eu-west-1, but cluster shop is in us-east-1",
    ]);
  });
});
