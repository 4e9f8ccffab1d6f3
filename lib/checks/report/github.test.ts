import { expect, it } from "vitest";
import { checkedWith, doubtful, missingKey } from "./checked.fixture.ts";
import { renderGitHub } from "./github.ts";

it("annotates the line of each finding, with the rule and the object as its title", () => {
  expect(renderGitHub(checkedWith(missingKey, { ...doubtful, file: "a,b:c.yaml", fix: "100%\nsure" }))).toBe(
    [
      "::error file=apps/expense-tracker/index.ts,line=12,title=references Deployment backend on gitops-delivery-cluster::env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces; add it to the keys of the Secret",
      "::warning file=a%2Cb%3Ac.yaml,title=namespaces on gitops-delivery-cluster::it is doubtful; 100%25%0Asure",
      "",
    ].join("\n"),
  );
});
