import type { Answer } from "./step.ts";
import type { Answering } from "./world.fixture.ts";

const list = (items: readonly unknown[]) => ({ stdout: JSON.stringify({ items }) });
const names = (some: readonly string[]) => ({ stdout: JSON.stringify(some) });
const absent = (what: string): Partial<Answer> => ({ status: 1, stderr: `Error: ${what} not found` });

const GUARD = "module.cluster.terraform_data.secrets_key_guard[0]";

/** How many times Argo CD is asked before everything is healthy, and AWS before everything is gone. */
const SLOW = 3;

/** An AWS account with at most one cluster, as far as the commands look and what they change. */
export class Cloud {
  cluster = false;
  state = false;
  argoCd = false;
  root = false;
  applications = new Set<string>();
  remaining = 0;
  #asked = 0;
  readonly #delivered: readonly string[];

  /** @param delivered names of the Applications that the root makes */
  constructor(delivered: readonly string[]) {
    this.#delivered = delivered;
  }

  /** A cluster that is up. */
  static up(delivered: readonly string[]): Cloud {
    const cloud = new Cloud(delivered);
    Object.assign(cloud, { cluster: true, state: true, argoCd: true, root: true });
    cloud.applications = new Set(["root", ...delivered]);
    return cloud;
  }

  /** What stands there, for comparisons. */
  get everything(): readonly unknown[] {
    return [this.cluster, this.state, this.argoCd, this.root, [...this.applications].sort()];
  }

  readonly answer: Answering = (line) =>
    this.#tool(line) ?? this.#aws(line) ?? this.#terraform(line) ?? this.#kubectl(line);

  #tool(line: string): Partial<Answer> | undefined {
    if (line === "aws --version") return { stdout: "aws-cli/2.31.0 Python/3.13.7 Linux/6.8" };
    if (line === "terraform version -json") return { stdout: '{"terraform_version": "1.14.0"}' };
    if (line.startsWith("helm version")) return { stdout: "v3.19.0" };
    if (line.startsWith("kubectl version")) return { stdout: '{"clientVersion": {"gitVersion": "v1.36.1"}}' };
    if (line === "aws configure list") return { stdout: "    region    us-east-1    env    AWS_REGION\n" };
    return undefined;
  }

  #aws(line: string): Partial<Answer> | undefined {
    if (line.includes("get-caller-identity")) return { stdout: '{"Account": "123456789012"}' };
    if (line.includes("describe-cluster")) {
      return this.cluster
        ? { stdout: "ACTIVE\n" }
        : { status: 254, stderr: "An error occurred (ResourceNotFoundException)" };
    }
    if (line.includes("describe-vpcs")) return { stdout: this.state ? "vpc-1\n" : "None\n" };
    if (line.includes("get-resources")) return { stdout: '{"ResourceTagMappingList": []}' };
    if (line.includes("elbv2 describe-load-balancers")) {
      this.remaining = Math.max(0, this.remaining - 1);
      return names(this.remaining > 0 ? ["k8s-web"] : []);
    }
    return line.startsWith("aws ") && line.includes("json") ? names([]) : undefined;
  }

  #terraform(line: string): Partial<Answer> | undefined {
    if (line.includes("grep")) return this.state ? { stdout: `${GUARD}\n` } : { status: 1 };
    if (line.includes("state list")) {
      const addresses = ["module.cluster.module.eks.aws_eks_cluster.this[0]"];
      return this.state
        ? { stdout: `${addresses.join("\n")}\n` }
        : { status: 1, stderr: "No state file was found!" };
    }
    if (/ apply\b/.test(line) && line.startsWith("terraform"))
      Object.assign(this, { cluster: true, state: true });
    if (/ destroy\b/.test(line)) {
      Object.assign(this, { cluster: false, state: false, argoCd: false, root: false });
      this.applications.clear();
    }
    return line.includes("output -json") ? { stdout: "{}" } : undefined;
  }

  #kubectl(line: string): Partial<Answer> | undefined {
    if (line.startsWith("helm template")) this.argoCd = true;
    if (line.includes("get nodes")) {
      return list([{ status: { conditions: [{ type: "Ready", status: "True" }] } }]);
    }
    if (line.includes("get applications.argoproj.io argo-cd")) {
      return this.applications.has("argo-cd") ? undefined : absent("argo-cd");
    }
    if (line.includes("get applications.argoproj.io")) return list(this.#applications());
    if (line.includes("application-root.yaml")) this.root = true;
    if (line.includes("delete applications.argoproj.io")) this.#remove(line);
    if (line.includes("customresourcedefinitions")) return { stdout: this.argoCd ? "crd/applications" : "" };
    return line.includes("-o json") ? list([]) : undefined;
  }

  /** The root makes the others one after the other, and each is healthy after a while. */
  #applications(): unknown[] {
    if (this.root) this.#asked += 1;
    if (this.#asked > SLOW) this.applications = new Set(["root", ...this.#delivered]);
    return [...this.applications].map((name) => ({
      metadata: { name },
      status: { sync: { status: "Synced" }, health: { status: "Healthy" } },
    }));
  }

  #remove(line: string): void {
    for (const name of [...this.applications]) {
      if (line.includes(` ${name} `)) this.applications.delete(name);
    }
    if (line.includes(" root ")) this.root = false;
    if (line.includes(" web ")) this.remaining = SLOW;
  }
}
