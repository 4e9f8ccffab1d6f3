import { describe, expect, it } from "vitest";
import { type CommandLine, shown, withKnown } from "./command-line.ts";

const git = (...args: string[]): CommandLine => ({ program: "git", args });

describe("a command line, as it is shown", () => {
  it.each([
    [git("log", "--oneline"), "git log --oneline"],
    [git("commit", "a message"), "git commit 'a message'"],
    [git("it's"), "git 'it'\\''s'"],
    [git("--of=$ID"), 'git "--of=$ID"'],
    [git('{"a":"$ID"}'), 'git "{\\"a\\":\\"$ID\\"}"'],
    [git("$ID"), "git $ID"],
    [git("$(reboot)"), "git '$(reboot)'"],
  ])("%j is quoted for a shell", (line, text) => expect(shown(line)).toBe(text));

  it("has what it reads behind it", () => {
    const helm: CommandLine = { program: "helm", args: ["template"], input: "a: 1\n" };
    const kubectl: CommandLine = { program: "kubectl", args: ["apply"], input: helm };
    expect(shown(kubectl)).toBe("helm template <<'INPUT' | kubectl apply\na: 1\nINPUT");
  });
});

describe("what is known", () => {
  it("takes the place of variables, each line as an argument of its own where one stands alone", () => {
    const known = new Map([["ID", "1\n2"]]);
    expect(withKnown({ ...git("$ID", "$OTHER"), input: git("$ID") }, known)).toEqual({
      ...git("1", "2", "$OTHER"),
      input: git("1", "2"),
    });
    expect(withKnown(git("--of=$ID"), new Map([["ID", "1"]])).args).toEqual(["--of=1"]);
  });
});
