import { describe, expect, it } from "vitest";
import { DefinitionError } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";
import { secret } from "./secret.ts";

describe("secret", () => {
  it("is a name with keys, of which an environment reads one", () => {
    const oauth = secret("backend-oauth", ["client-id", "client-secret"]);
    expect(oauth.key("client-id")).toEqual({ kind: "secret-key", secret: oauth, key: "client-id" });
    expect(oauth.keys).toEqual(["client-id", "client-secret"]);
  });

  it("has the keys that are composed of others, too", () => {
    const credentials = secret("database", {
      filled: ["password"],
      composed: { url: "postgresql://:{{ .password }}@database" },
    });
    expect(credentials.key("url").key).toBe("url");
    expect(credentials.keys).toEqual(["password"]);
  });

  it("has keys that a person fills in, and keys that Terraform makes up", () => {
    const backend = secret("backend", { filled: ["client-id"], generated: ["jwt-secret"] });
    expect(backend).toMatchObject({ keys: ["client-id", "jwt-secret"], generated: ["jwt-secret"] });
    expect(secret("mail", ["password"])).toMatchObject({ keys: ["password"], generated: [] });
  });

  it("refuses a key that a person fills in and Terraform makes up", () => {
    expect(() => secret("backend", { filled: ["a"], generated: ["a"] })).toThrow(
      new DefinitionError('secret backend lists key "a" twice; list it once'),
    );
  });

  it("refuses a name that is not a DNS label", () => {
    expect(() => secret("Backend", ["a"])).toThrow(
      new DefinitionError(
        'secret name "Backend" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
      ),
    );
  });

  it("refuses to have no keys", () => {
    expect(() => secret("backend", [])).toThrow(
      new DefinitionError("secret backend has no keys; list the keys that its value in Secrets Manager has"),
    );
  });

  it.each(["", "a b", "a/b", "..", "ä"])("refuses key %j", (key) => {
    expect(() => secret("backend", [key])).toThrow(
      new DefinitionError(
        `secret backend has key "${key}"; use letters, digits, "-", "_" and ".", not starting with ".."`,
      ),
    );
  });

  it("refuses a key that is listed twice, or composed as well", () => {
    const problems = ["a", "b"].map((key) => `secret backend lists key "${key}" twice; list it once`);
    expect(refusedBy(() => secret("backend", { filled: ["a", "a", "b"], composed: { b: "" } }))).toEqual(
      problems,
    );
  });
});

describe("key", () => {
  it.each(["c", "constructor", ""])("refuses %j, which the secret does not have", (key) => {
    const keys: readonly string[] = ["a", "b"];
    expect(() => secret("backend", keys).key(key)).toThrow(
      new DefinitionError(
        `secret backend has no key "${key}"; it has a, b: use one of them or declare this one`,
      ),
    );
  });
});
