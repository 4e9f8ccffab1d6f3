import { describe, expect, it } from "vitest";
import { encodedForm, plainForm } from "./forms.ts";

// Put together here, so that scanners of this repository do not take them for real ones.
const letters = (length: number) => "aB3dE5fG7h".repeat(10).slice(0, length);
const hex = (length: number) => "0a1b2c3d4e5f".repeat(10).slice(0, length);

describe("forms of credentials", () => {
  it.each([
    ["an npm token", ["npm", letters(36)].join("_")],
    ["a SendGrid key", ["SG", letters(22), letters(43)].join(".")],
    ["a Twilio key", ["SK", hex(32)].join("")],
    ["a key of a language model", ["sk", "proj", letters(40)].join("-")],
    ["a Google client secret", ["GOCSPX", letters(28)].join("-")],
    ["a Docker Hub token", ["dckr", "pat", letters(27)].join("_")],
    ["a Grafana token", ["glsa", letters(32), hex(8)].join("_")],
    ["a password hash", ["", "2b", "12", letters(53)].join("$")],
    ["a registry login", `{"auths": {"ghcr.io": {"auth": "${letters(20)}"}}}`],
    ["an Azure storage key", `AccountName=shop;AccountKey=${letters(86)}==`],
  ])("finds %s", (what, text) => {
    expect(plainForm(text)).toBe(what);
  });

  it("finds them in base64, alone and in other text", () => {
    const key = Buffer.from("-----BEGIN RSA PRIVATE KEY-----\nabc\n").toString("base64");
    expect(encodedForm(key)).toBe("a private key in base64");
    expect(encodedForm(`users:\n- user: {client-key-data: ${key}}`)).toBe("a private key in base64");
  });

  it.each([
    ["a digest", `sha256:${hex(64)}`],
    ["a certificate", Buffer.from("-----BEGIN CERTIFICATE-----\nabc\n").toString("base64")],
    ["a name", "task-runner-sk-service-account-name"],
    ["a placeholder of a registry login", '{"auths": {"ghcr.io": {"auth": "{{ .auth }}"}}}'],
  ])("finds nothing in %s", (_, text) => {
    expect(plainForm(text)).toBeUndefined();
    expect(encodedForm(text)).toBeUndefined();
  });
});
