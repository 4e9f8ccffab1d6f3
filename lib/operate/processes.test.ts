import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { environmentFor } from "./environment.ts";
import { fakePrograms } from "./fake-programs.fixture.ts";
import { takeInterrupts } from "./interruption.ts";
import { processes } from "./processes.ts";
import type { World } from "./world.ts";

function worldIn(folder: string): { world: World; said: string[] } {
  const interruption = takeInterrupts();
  onTestFinished(() => interruption.release());
  const said: string[] = [];
  const environment = { PATH: folder };
  return { world: processes({ root: folder, environment, interruption }, (line) => said.push(line)), said };
}

describe("programs", () => {
  it("get their arguments as they are, without a shell", async () => {
    const { folder, calls } = fakePrograms({ git: 'printf "%s" "$1"' });
    const { world } = worldIn(folder);
    expect(await world.ask({ program: "git", args: ["$HOME; $(reboot) 'a'"] })).toEqual({
      status: 0,
      stdout: "$HOME; $(reboot) 'a'",
      stderr: "",
    });
    expect(calls()).toEqual(["git $HOME; $(reboot) 'a'"]);
  });

  it("that are not there answer as a shell would", async () => {
    const { world } = worldIn(fakePrograms({}).folder);
    expect(await world.ask({ program: "helm", args: [] })).toEqual({
      status: 127,
      stdout: "",
      stderr: "helm is not on the PATH",
    });
  });

  it("read what others print, and do not start where those fail", async () => {
    const { folder, calls } = fakePrograms({
      helm: "echo hello",
      kubectl: "read line; echo $line",
      git: "exit 3",
    });
    const { world } = worldIn(folder);
    const helm = { program: "helm", args: [] } as const;
    const answer = await world.ask({ program: "kubectl", args: [], input: helm });
    expect(answer.stdout).toBe("hello\n");
    const failing = await world.run({
      program: "kubectl",
      args: ["again"],
      input: { program: "git", args: [] },
    });
    expect(failing.status).toBe(3);
    expect(calls()).not.toContain("kubectl again");
  });

  it("that end without reading are no error of ours", async () => {
    const { world } = worldIn(fakePrograms({ kubectl: "exit 0" }).folder);
    const answer = await world.ask({ program: "kubectl", args: [], input: "a: 1\n".repeat(100_000) });
    expect(answer.status).toBe(0);
  });

  it("see no secret that is not theirs", () => {
    const shell = { PATH: "/bin", AWS_PROFILE: "shop", KUBECONFIG: "k", GITHUB_TOKEN: "t", PGPASSWORD: "p" };
    expect(environmentFor(shell)).toEqual({ PATH: "/bin", AWS_PROFILE: "shop", KUBECONFIG: "k" });
  });
});

describe("Ctrl-C", () => {
  const patient = 'trap "echo told >> told; exit 0" INT; echo > started; while :; do /bin/sleep 0.05; done';

  it("is passed on once, however often it arrives at a time, and pauses end with it", async () => {
    const { folder, read } = fakePrograms({ terraform: patient });
    const { world } = worldIn(folder);
    const answer = world.ask({ program: "terraform", args: ["apply"] });
    while (!existsSync(join(folder, "started"))) await setTimeout(10);
    // The terminal and npm both send it.
    process.kill(process.pid, "SIGINT");
    process.kill(process.pid, "SIGINT");
    await answer;
    expect(read("told")).toBe("told\n");
    expect(world.interrupted()).toBe(true);
    await world.pause(3600);
  });
});
