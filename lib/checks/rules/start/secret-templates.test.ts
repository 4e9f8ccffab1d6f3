import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, fullFacts, object } from "../../tree.fixture.ts";

const rule = "secret-templates";
const data = [{ secretKey: "password", remoteRef: { key: "shop" } }, { secretKey: "tls-key" }];
const secret = (text: string, spec: Readonly<Record<string, Value>> = { data }) =>
  object("external-secrets.io/v1 ExternalSecret", "shop", {
    spec: { ...spec, target: { template: { data: { URL: text } } } },
  });
const facts = { ...fullFacts, secretsManager: { shop: ["username", "password"] } };
const dataFrom = [{ extract: { key: "shop" } }];

describe("templates of ExternalSecrets", () => {
  it.each([
    "postgres://shop:{{ .password | urlquery }}@postgres",
    '{{ index . "tls-key" }} {{- .password -}} {{ printf "%s.unknown" .password }}',
    "{{ range $k, $v := . }}{{ .unknown }}{{ end }}",
    "plain .text",
    '{"auths":{"ghcr.io":{"auth":"{{ .password }}"}}}',
    '{{ "{{" }} {{ printf `{{%s}}` .password }}',
  ])("read what is fetched: %s", (text) => {
    expect(findingsOf(rule, [secret(text)])).toEqual([]);
  });

  it.each(["{{ .password", "a={{ .password } b={{ .password }}"])("close what they open: %s", (text) => {
    const wrong = secret(text);
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        "template of key URL opens {{ and does not close it: the Secret is never made",
        "close it with }}",
      ),
    ]);
  });

  it("read nothing else", () => {
    const wrong = secret("{{ .pasword }}");
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        "template of key URL reads .pasword, but what is fetched has password and tls-key: the Secret is never made",
        "write .password",
      ),
    ]);
  });

  it("read the keys of a whole secret, where they are known", () => {
    const wrong = secret("{{ .host }}", { dataFrom });
    expect(findingsOf(rule, [wrong])).toEqual([]);
    expect(findingsOf(rule, [secret("{{ .username }}", { dataFrom })], { facts })).toEqual([]);
    expect(findingsOf(rule, [wrong], { facts })).toEqual([
      at(
        rule,
        wrong,
        "template of key URL reads .host, but what is fetched has password and username: the Secret is never made",
        "fetch host in spec.data, or correct the template",
      ),
    ]);
  });

  it("have no hyphens in fields", () => {
    const wrong = secret("{{ .tls-key }}");
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        "template of key URL has {{ .tls-key }}, which is no template: a field has no hyphen",
        'write {{ index . "tls-key" }}',
      ),
    ]);
  });
});
