import type { parser } from "@prometheus-io/lezer-promql";

/** A query as the parser sees it. */
export type Tree = ReturnType<typeof parser.parse>;

export type SyntaxNode = Tree["topNode"];

/** What Prometheus refuses in a query. */
export interface Fault {
  /** What the query does, as what follows its name: `does not parse at ")"`. */
  readonly message: string;
  readonly fix: string;
}
