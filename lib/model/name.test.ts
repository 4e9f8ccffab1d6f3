import { describe, expect, it } from "vitest";
import { composedName, dataKey, dnsLabel, dnsName, workloadName } from "./name.ts";
import { DefinitionError } from "./problem.ts";

describe("dnsLabel", () => {
  it.each(["a", "0", "backend", "a--b", "2048", "constructor", "a".repeat(63)])("takes %s", (name) => {
    expect(dnsLabel(name, "application")).toBe(name);
  });

  it.each(["", "-a", "a-", "A", "a.b", "a_b", "ä", "a b", "a\n"])("refuses %j", (name) => {
    expect(() => dnsLabel(name, "application")).toThrow(
      new DefinitionError(
        `application name "${name}" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends`,
      ),
    );
  });

  it("refuses more than 63 characters", () => {
    const name = "a".repeat(64);
    expect(() => dnsLabel(name, "application")).toThrow(
      new DefinitionError(`application name "${name}" has 64 characters; at most 63 are allowed: shorten it`),
    );
  });
});

describe("composedName", () => {
  it("joins its parts with hyphens", () => {
    expect(composedName(["backend", "config"], "ConfigMap")).toBe("backend-config");
  });

  it("refuses parts that are too long together", () => {
    expect(() => composedName(["a".repeat(60), "config"], "ConfigMap")).toThrow(
      new DefinitionError(
        `ConfigMap name "${"a".repeat(60)}-config" has 67 characters; at most 63 are allowed: shorten it`,
      ),
    );
  });
});

describe("workloadName", () => {
  it("takes a DNS label that starts with a letter", () => {
    expect(workloadName("backend-2")).toBe("backend-2");
  });

  it("refuses a digit at the beginning, which a Service cannot have", () => {
    expect(() => workloadName("2048")).toThrow(
      new DefinitionError(
        'workload name "2048" starts with a digit; start it with a letter, as a Service\'s name has to',
      ),
    );
  });

  it("refuses what is not a DNS label", () => {
    expect(() => workloadName("Backend")).toThrow(
      new DefinitionError(
        'workload name "Backend" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
      ),
    );
  });
});

describe("dataKey", () => {
  it.each(["a", "TLS_KEY", "tls.crt", ".hidden", "__proto__", "k".repeat(253)])("takes %s", (key) => {
    expect(dataKey(key, "secret api")).toBe(key);
  });

  it.each(["", ".", "..", "..a", "a/b", "a b", "ä", "k".repeat(254)])("refuses %j", (key) => {
    expect(() => dataKey(key, "secret api")).toThrow(
      new DefinitionError(
        `secret api has key "${key}"; use letters, digits, "-", "_" and ".", not starting with ".."`,
      ),
    );
  });
});

describe("dnsName", () => {
  it.each([
    "example.com",
    "k8s.dakshayahuja.in",
    "1.example.com",
    `${"a".repeat(63)}.com`,
    `abcd.${Array(83).fill("ab").join(".")}`,
  ])("takes %s", (name) => {
    expect(dnsName(name, "host")).toBe(name);
  });

  it.each([
    "",
    ".",
    "example.com.",
    ".example.com",
    "a..b",
    "Example.com",
    "*.example.com",
    "https://example.com",
    "example.com:443",
    "example.com/a",
    "-a.com",
    "a-.com",
    `${"a".repeat(64)}.com`,
    `abc.${Array(83).fill("ab").join(".")}.a`,
  ])("refuses %j", (name) => {
    expect(() => dnsName(name, "host")).toThrow(
      new DefinitionError(
        `host "${name}" is not a DNS name; write it as "app.example.com", in lower case, without scheme or port`,
      ),
    );
  });
});
