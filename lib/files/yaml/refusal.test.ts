import { describe, expect, it } from "vitest";
import type { Fields } from "#lib/render/resource.ts";
import { emitYaml } from "./emit.ts";
import { YamlRefusal } from "./refusal.ts";

/** Types forbid these values; a construct library can still produce them. */
function unchecked(value: object): Fields {
  return value as Fields;
}

function cycle(): object {
  const inner: Record<string, unknown> = {};
  inner.again = [inner];
  return { spec: inner };
}

describe("emitYaml refuses, naming the place", () => {
  it.each([
    [
      "U+0085",
      { data: { key: "a\u0085" } },
      String.raw`data.key is "a\x85", which readers of YAML lose; remove U+0085`,
    ],
    ["U+007F", { a: ["\x7f"] }, String.raw`a[0] is "\x7f", which readers of YAML lose; remove U+007F`],
    [
      "a lone surrogate",
      { a: "\ud800" },
      String.raw`a is "\ud800", which readers of YAML lose; remove U+D800`,
    ],
    [
      "a lone surrogate behind a pair, showing only what surrounds it",
      { data: { "nginx.conf": `${"x".repeat(30)}🙂\udc00${"y".repeat(30)}` } },
      String.raw`data["nginx.conf"] is …"xxxxxxxxxxxxxxxxxx🙂\udc00yyyyyyyyyyyyyyyyyyy"…, which readers of YAML lose; remove U+DC00`,
    ],
    [
      "such a character in a key",
      { data: { "a\u0085": 1 } },
      String.raw`data has the key "a\x85", which readers of YAML lose; remove U+0085`,
    ],
    [
      "a key too long for a reader",
      { k: { ["x".repeat(1025)]: 1 } },
      `k has a key that takes 1027 characters, "${"x".repeat(20)}"…, where YAML allows 1024; shorten it`,
    ],
    [
      "NaN",
      { a: Number.NaN },
      "a is NaN, which JSON and thus Kubernetes has no number for; give a finite one",
    ],
    [
      "infinity",
      { a: [[-Infinity]] },
      "a[0][0] is -Infinity, which JSON and thus Kubernetes has no number for; give a finite one",
    ],
    [
      "undefined",
      { spec: { replicas: undefined } },
      "spec.replicas is undefined; leave the key out, or say null",
    ],
    ["a hole in a list", { a: new Array(1) }, "a[0] is undefined; leave the key out, or say null"],
    ["bigint", { a: 1n }, "a is a bigint; use text, a number, a boolean or null"],
    ["functions", { a: () => 1 }, "a is a function; use text, a number, a boolean or null"],
    ["symbols", { a: Symbol("a") }, "a is a symbol; use text, a number, a boolean or null"],
    ["class instances", { a: new Date(0) }, "a is an instance of Date; make it a plain map"],
    ["an instance at the top", new Map(), "(top) is an instance of Map; make it a plain map"],
    ["a value that contains itself", cycle(), "spec.again[0] contains itself; break the cycle"],
  ])("%s", (_, value, message) => {
    expect(() => emitYaml(unchecked(value))).toThrow(
      expect.objectContaining({ name: "YamlRefusal", message }),
    );
  });

  it("the place also as a field of the error", () => {
    const emit = () => emitYaml(unchecked({ spec: { "a.b": [undefined] } }));
    expect(emit).toThrow(YamlRefusal);
    expect(emit).toThrow(expect.objectContaining({ path: 'spec["a.b"][0]' }));
  });
});
