import type { ASTNode, Environment } from "@marcbachmann/cel-js";

/** What the library hands to a macro: to look at types, and to compute. */
interface Checker {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

function hasField(args: readonly ASTNode[]): object {
  const [access] = args;
  if (access?.op !== ".") throw new Error("has() needs a field");
  const [owner, field] = access.args;
  return {
    typeCheck: (checker: Checker, _: unknown, context: unknown) => {
      checker.check(access, context);
      return checker.getType("bool");
    },
    evaluate: (evaluator: Evaluator, _: unknown, context: unknown) => {
      const value = evaluator.run(owner, context);
      return value instanceof Map
        ? value.has(field)
        : typeof value === "object" && value !== null && Object.hasOwn(value, field);
    },
  };
}

/** Adds `hasField`, for `has`, which the library lacks after an index: `has(self.rules[0].name)`. */
export function addReplacements(environment: Environment): void {
  environment.registerFunction("hasField(ast): bool", ({ args }: { readonly args: readonly ASTNode[] }) =>
    hasField(args),
  );
}

/** Texts in single, double and triple quotes, raw or not; else a call of `matches` or `has`. */
const literalOrCall =
  /[bB]?[rR][bB]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')|"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\.\s*matches\s*\(|(?<![\w.])has\s*\(/g;

/** An expression that calls our functions in the place of those of the library that do something else. */
export function withReplacements(expression: string): string {
  return expression.replace(literalOrCall, (text) => {
    if (text.startsWith(".")) return ".matchesPattern(";
    return text.startsWith("has") ? "hasField(" : text;
  });
}
