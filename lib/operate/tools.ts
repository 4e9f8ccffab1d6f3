import type { CommandLine } from "./command-line.ts";
import { reasonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

/** A program that the commands need. */
interface Tool {
  readonly version: CommandLine;
  /** Finds major and minor version in what it prints. */
  readonly pattern: RegExp;
  /** Which versions will do, for people. */
  readonly wanted: string;
  readonly willDo: (major: number, minor: number) => boolean;
  readonly page: string;
}

function fixed(
  version: CommandLine,
  pattern: RegExp,
  [major, minor]: readonly [number, number],
  page: string,
): Tool {
  return {
    version,
    pattern,
    wanted: `${major}.${minor} or newer`,
    willDo: (itsMajor, itsMinor) => itsMajor > major || (itsMajor === major && itsMinor >= minor),
    page,
  };
}

const aws = fixed(
  { program: "aws", args: ["--version"] },
  /^aws-cli\/(\d+)\.(\d+)/,
  [2, 0],
  "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
);

const terraform = fixed(
  { program: "terraform", args: ["version", "-json"] },
  /"terraform_version":\s*"(\d+)\.(\d+)/,
  [1, 11],
  "https://developer.hashicorp.com/terraform/install",
);

const helm = fixed(
  { program: "helm", args: ["version", "--template", "{{.Version}}"] },
  /^v(\d+)\.(\d+)/,
  [3, 0],
  "https://helm.sh/docs/intro/install/",
);

/** Within one minor version of the cluster's API server, either way. */
function kubectl({ kubernetesVersion }: Pick<Target, "kubernetesVersion">): Tool {
  const minor = Number(kubernetesVersion.split(".")[1]);
  return {
    version: { program: "kubectl", args: ["version", "--client", "-o", "json"] },
    pattern: /"gitVersion":\s*"v(\d+)\.(\d+)/,
    wanted: `1.${minor - 1}, 1.${minor} or 1.${minor + 1}`,
    willDo: (itsMajor, itsMinor) => itsMajor === 1 && Math.abs(itsMinor - minor) <= 1,
    page: "https://kubernetes.io/releases/version-skew-policy/#kubectl",
  };
}

function read(answer: Answer, { version, pattern, wanted, willDo }: Tool): Reading {
  const { program } = version;
  if (answer.status !== 0) return { met: false, because: [reasonOf(answer)] };
  const [, major, minor] = pattern.exec(answer.stdout.trim()) ?? [];
  if (major === undefined || minor === undefined) {
    return { met: false, because: [`${program} does not say which version it is`] };
  }
  if (willDo(Number(major), Number(minor))) return { met: true };
  return { met: false, because: [`${program} is ${major}.${minor}; it has to be ${wanted}`] };
}

/**
 * Looks whether programs are there in versions that will do, before anything else.
 *
 * @see https://kubernetes.io/releases/version-skew-policy/#kubectl
 */
export function toolSteps(
  target: Pick<Target, "kubernetesVersion">,
  programs: readonly ("aws" | "terraform" | "kubectl" | "helm")[],
): Ask[] {
  const tools = { aws, terraform, helm, kubectl: kubectl(target) };
  return programs.map((program) => {
    const tool = tools[program];
    return {
      kind: "ask",
      title: `${program} is there, version ${tool.wanted}`,
      question: { command: tool.version, read: (answer) => read(answer, tool) },
      cure: `install ${program} ${tool.wanted} (${tool.page})`,
    };
  });
}
