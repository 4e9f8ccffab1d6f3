import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { document } from "./arbitrary.ts";
import { emitYaml } from "./emit.ts";
import { hazards } from "./hazards.ts";
import { longestText, readYaml } from "./read.ts";

const fieldsOf = (text: string) => readYaml(text).documents.map(({ fields }) => fields);

describe("readYaml", () => {
  it("reads every document with the line it starts in, and warns that there are several", () => {
    expect(readYaml("# first\na: 1\n---\n# second\n\nb: 2\n...\n---\n---\n# nothing\n")).toEqual({
      documents: [
        { line: 2, fields: { a: 1 } },
        { line: 6, fields: { b: 2 } },
      ],
      problems: [
        {
          isStyle: true,
          line: 6,
          message: "the file holds 2 documents",
          fix: "put each document into a file of its own",
        },
      ],
    });
  });

  it("reads the items of a List as documents of their own", () => {
    const list = "apiVersion: v1\nkind: List\nitems:\n- kind: A\n- kind: B\n- 3\n";
    expect(readYaml(list)).toEqual({
      documents: [
        { line: 4, fields: { kind: "A" } },
        { line: 5, fields: { kind: "B" } },
      ],
      problems: [
        {
          line: 6,
          message: "a number stands where a map belongs",
          fix: "make it a map with apiVersion, kind and metadata",
        },
      ],
    });
  });

  it("reads the items of a list of one kind, which need not say that", () => {
    const list = "apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: a}\n";
    expect(readYaml(list)).toEqual({
      documents: [{ line: 4, fields: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } } }],
      problems: [],
    });
  });

  it("reads the items of a List within a List", () => {
    const inner = "{kind: List, apiVersion: v1, items: [{kind: A}, {kind: B}]}";
    expect(fieldsOf(`apiVersion: v1\nkind: List\nitems:\n- ${inner}\n`)).toEqual([
      { kind: "A" },
      { kind: "B" },
    ]);
  });

  it.each(["", "\n", "# only a comment\n", "---\n---\n", "null\n", "\ufeff"])(
    "finds nothing in %j",
    (text) => {
      expect(readYaml(text)).toEqual({ documents: [], problems: [] });
    },
  );

  it("reads JSON", () => {
    expect(readYaml('{\n\t"a": [1, "\\u00e4", true, null],\n\t"b": {"c\\/d": -1.5E+3}\n}\n')).toEqual({
      documents: [{ line: 1, fields: { a: [1, "ä", true, null], b: { "c/d": -1500 } } }],
      problems: [],
    });
  });

  it.each([
    ["y", true],
    ["No", false],
    ["on", true],
    ["yEs", "yEs"],
    ["~", null],
    ["", null],
    ["0777", 511],
    ["0o17", 15],
    ["-0x1F", -31],
    ["0b11", 3],
    ["1_000", 1000],
    ["-_1", -1],
    ["08", 8],
    ["+.5", 0.5],
    ["._5", "._5"],
    ["685.230_15e+03", 685230.15],
    ["1e400", "1e400"],
    ["18446744073709551616", 2 ** 64],
    ["0xfffffffffffffffff", "0xfffffffffffffffff"],
    ["-0xffffffffffffffff", "-0xffffffffffffffff"],
    ["190:20:30", "190:20:30"],
    ["2001-12-14", "2001-12-14"],
    ["!!str 12", "12"],
    ["!!float 12", 12],
    ["=", "="],
  ])("reads the plain scalar %j as Kubernetes does, as %j", (text, value) => {
    expect(readYaml(`a: ${text}\n`)).toEqual({
      documents: [{ line: 1, fields: { a: value } }],
      problems: [],
    });
  });

  it("turns keys into text as Kubernetes does", () => {
    expect(fieldsOf("on: a\n0x10: b\n1.50: c\n")).toEqual([{ true: "a", 16: "b", "1.5": "c" }]);
  });

  it.each([
    [
      "a: 1\nb: [\n",
      3,
      "flow sequence in block collection must be sufficiently indented and end with a ]",
      "correct the YAML",
    ],
    ["a:\n\tb: 1\n", 2, "tabs are not allowed as indentation", "indent with spaces"],
    ["a: .inf\n", 1, ".inf is no number to JSON and thus to Kubernetes", "correct the YAML"],
  ])("leaves out a document that breaks the syntax: %j", (text, line, message, fix) => {
    const { documents, problems } = readYaml(`${text}---\nfine: true\n`);
    expect(documents.map(({ fields }) => fields)).toEqual([{ fine: true }]);
    expect(problems).toContainEqual({ line, message, fix });
  });

  it.each([
    ["a: 1\n\nb: 2\na: 3\n", { a: 3, b: 2 }, 4, "key a stands twice in one map", "remove one of the two"],
    ['a: {1: x, "1": z}\n', { a: { 1: "z" } }, 1, "key 1 stands twice in one map", "remove one of the two"],
    ["a:\n  ~: 1\n", { a: { "": 1 } }, 2, "a key is no text", "make the key a text"],
    ["a: !Ref b\n", { a: "b" }, 1, "unknown tag !Ref", "remove it"],
    [
      "a: b\u0007\n",
      { a: "b\u0007" },
      1,
      "the character U+0007 is no part of YAML 1.1",
      "remove it, or escape it within double quotes",
    ],
    [
      "a: 1\n# b\rc\n",
      { a: 1 },
      2,
      "the character U+000D is no part of YAML 1.1",
      "remove it, or escape it within double quotes",
    ],
  ])("reports what is wrong in a document that can be read: %j", (text, fields, line, message, fix) => {
    expect(readYaml(text)).toEqual({ documents: [{ line: 1, fields }], problems: [{ line, message, fix }] });
  });

  it.each([
    ["x: 1\na: &b {c: 1}\nd: *b\n", { x: 1, a: { c: 1 }, d: { c: 1 } }, 2],
    ["a: &b {c: 1}\nd:\n  <<: *b\n  e: 2\n", { a: { c: 1 }, d: { c: 1, e: 2 } }, 1],
  ])("only warns of values that are shared: %j", (text, fields, line) => {
    const message = "anchor &b shares a value";
    const fix = "write the value out wherever it is used";
    expect(readYaml(text)).toEqual({
      documents: [{ line: 1, fields }],
      problems: [{ isStyle: true, line, message, fix }],
    });
  });

  it.each(["- 1\n", "text\n", "12\n", "true\n"])("reports a document that is no map: %j", (text) => {
    const { documents, problems } = readYaml(text);
    expect(documents).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^a (list|string|number|boolean) stands where a map belongs$/),
    ]);
  });

  it("reports directives that belong to no document", () => {
    const { documents, problems } = readYaml("%a: 1\n");
    expect(documents).toEqual([]);
    expect(problems).toContainEqual({ line: 1, message: "unknown directive %a:", fix: "correct the YAML" });
  });

  it("reports a file above the longest text without parsing it", () => {
    expect(readYaml("#".repeat(longestText + 1))).toEqual({
      documents: [],
      problems: [
        {
          line: 1,
          message: "the file has 16777217 characters, above the 16777216 that are read",
          fix: "split it into smaller files",
        },
      ],
    });
  });

  it("reports a file of too many tokens without parsing it", () => {
    const message = "the file has more than 1500000 tokens";
    const problem = { line: 1, message, fix: "split it into smaller files" };
    expect(readYaml("[".repeat(1_500_001))).toEqual({ documents: [], problems: [problem] });
  });

  it("does not resolve an alias bomb", () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    const { documents, problems } = readYaml(["l0: &l0 [x]", ...levels].join("\n"));
    expect(documents).toEqual([]);
    expect(problems).toContainEqual({
      line: 1,
      message: "excessive alias count indicates a resource exhaustion attack",
      fix: "write plain, shallow YAML without aliases",
    });
  });

  it("does not resolve a value that contains itself", () => {
    const { documents, problems } = readYaml("a: &a\n  b:\n    - *a\n");
    expect(documents).toEqual([]);
    expect(problems).toContainEqual({
      line: 3,
      message: "alias *a makes a value contain itself",
      fix: "write the value out",
    });
  });

  it("does not resolve more aliases than a manifest can mean", () => {
    const { documents, problems } = readYaml(`a: &a 1\nb: [${"*a,".repeat(101)}]\n`);
    expect(documents).toEqual([]);
    expect(problems).toContainEqual({
      line: 2,
      message: "more than 100 aliases stand in one document",
      fix: "write the values out",
    });
  });

  it.each([
    ["an alias without an anchor", "a: *nowhere\n"],
    ["a merge of something that is no map", "a: &a 1\nb:\n  <<: *a\n"],
    ["nesting too deep for the parser", "[".repeat(50_000)],
    ["nesting too deep for the parser, in blocks", "- ".repeat(50_000)],
  ])("reports %s instead of throwing", (_, text) => {
    const { documents, problems } = readYaml(text);
    expect(documents).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe("readYaml, for any text", () => {
  it("gives back what emitYaml wrote, without a problem", () => {
    fc.assert(
      fc.property(document, (value) => {
        const { documents, problems } = readYaml(emitYaml({ value }));
        expect(documents).toEqual([{ line: 1, fields: { value } }]);
        expect(problems).toEqual([]);
      }),
      { seed: 20_240_911, numRuns: 1000 },
    );
  });

  const edit = fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(4),
    added: fc.oneof(fc.constantFrom(...hazards, "---\n", "&a ", "*a", "<<: *a", "!!int ", "\t"), fc.string()),
  });

  it("never throws", () => {
    fc.assert(
      fc.property(document, fc.array(edit, { maxLength: 4 }), (value, edits) => {
        const text = edits.reduce((changed, { place, removed, added }) => {
          const at = Math.floor(place * changed.length);
          return changed.slice(0, at) + added + changed.slice(at + removed);
        }, emitYaml(value));
        const { problems } = readYaml(text);
        expect(problems.every(({ line }) => line >= 1)).toBe(true);
      }),
      { seed: 20_240_911, numRuns: 2000 },
    );
  });
});
