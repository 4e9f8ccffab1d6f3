import { describe, expect, it } from "vitest";
import { execute } from "./execute.ts";

const node = process.execPath;

describe("execute", () => {
  it("hands the arguments on and returns the exit code", async () => {
    const code = "process.exit(process.argv.slice(1).join() === 'a b,-c' ? 7 : 1)";
    expect(await execute(node, ["-e", code, "--", "a b", "-c"])).toEqual({ code: 7, signal: null });
  });

  it("returns the signal that ended the program", async () => {
    expect(await execute(node, ["-e", "process.kill(process.pid, 'SIGKILL')"])).toEqual({
      code: null,
      signal: "SIGKILL",
    });
  });

  it("hands signals on to the program", async () => {
    const code =
      "process.on('SIGHUP', () => process.exit(3)); process.kill(process.ppid, 'SIGHUP'); setTimeout(() => {}, 60000)";
    expect(await execute(node, ["-e", code])).toEqual({ code: 3, signal: null });
  });

  it("fails when the program cannot be started", async () => {
    await expect(execute("/nowhere/kubeconform", [])).rejects.toThrow("spawn /nowhere/kubeconform ENOENT");
  });
});
