import { createRequire } from "node:module";
import type { Value } from "#lib/render/resource.ts";
import { type RepositoryFile, repositoryFiles } from "#test/files.ts";

/** Arguments and inner blocks. A literal is what it says, an expression the text `${…}`. */
export type Block = Readonly<Record<string, Value>>;

/** Blocks of one type by their label. */
export type LabelledBlocks = Readonly<Record<string, readonly Block[]>>;

/** The blocks that are looked at, of a file or of several. */
export interface Hcl {
  readonly terraform?: readonly Block[];
  readonly provider?: LabelledBlocks;
  readonly variable?: LabelledBlocks;
  readonly output?: LabelledBlocks;
  readonly module?: LabelledBlocks;
  readonly locals?: readonly Block[];
  /** By type and name. */
  readonly resource?: Readonly<Record<string, LabelledBlocks>>;
  /** Runs of a test. */
  readonly run?: LabelledBlocks;
}

/** An expression, as far as it is looked at. */
export interface Expression {
  readonly type: string;
  /** Punctuation has none. */
  readonly meta?: {
    /** The text itself. */
    readonly value: string;
    /** Of a function. */
    readonly name?: string;
    /** Of an object: the values' texts by the keys'. */
    readonly items?: Readonly<Record<string, string>>;
  };
  readonly children: readonly Expression[];
}

interface Hcl2Json {
  parse(name: string, text: string): Promise<Hcl>;
  getExpressionAst(name: string, text: string): Promise<Expression | null>;
}

// An import would bring its types, and with them the globals of browsers into every file here.
const hcl2json: Hcl2Json = createRequire(import.meta.url)("@cdktn/hcl2json");

/** The files that Terraform reads: its configuration, its tests and their mocks. */
export function terraformFiles(): RepositoryFile[] {
  return repositoryFiles().filter(({ path }) => /\.(tf|tftest\.hcl|tfmock\.hcl)$/.test(path));
}

/**
 * Reads a file with HashiCorp's own parser, as WebAssembly.
 *
 * @throws Error with file, line and column where it is no HCL
 * @see https://github.com/open-constructs/cdk-terrain/tree/main/packages/%40cdktn/hcl2json
 */
export async function parseHcl({ path, text }: RepositoryFile): Promise<Hcl> {
  return hcl2json.parse(path, text);
}

/** Text of an expression without the `${…}` around it; undefined for a literal. */
export function expressionIn(value: Value | undefined): string | undefined {
  return typeof value === "string" ? /^\$\{(.*)\}$/s.exec(value)?.[1] : undefined;
}

/**
 * Reads an expression, with or without `${…}` around it.
 *
 * @throws Error where it is none
 */
export async function parseExpression(text: string): Promise<Expression> {
  const expression = await hcl2json.getExpressionAst("expression", expressionIn(text) ?? text);
  if (expression === null) throw new Error(`${text} is no expression`);
  return expression;
}

/** The blocks of one type with their labels. */
export function labelled(blocks: LabelledBlocks = {}): [string, Block][] {
  return Object.entries(blocks).flatMap(([label, all]) =>
    all.map((block): [string, Block] => [label, block]),
  );
}
