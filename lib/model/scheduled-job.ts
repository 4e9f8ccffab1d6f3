import type { BucketRights } from "./bucket.ts";
import type { ConfigFile } from "./config-file.ts";
import { type Duration, minutes } from "./duration.ts";
import { checkEnvironment, type Environment } from "./environment.ts";
import { checkFiles, checkWritable } from "./filesystem.ts";
import type { Image } from "./image.ts";
import { workloadName } from "./name.ts";
import { refuse } from "./problem.ts";
import type { Bytes, Cpu } from "./quantity.ts";
import type { Schedule } from "./schedule.ts";
import { checkUser, DEFAULT_USER } from "./service.ts";
import type { Callable, ScheduledJob } from "./workload.ts";

/** A CronJob appends a suffix to its Jobs' names, which have at most 63 characters. */
const MAX_NAME = 52;

/** What a definition says of a scheduled job. */
export interface ScheduledJobProps {
  readonly image: Image;
  /** `at("03:00")` or `cron("0 3 * * 1-5")`, in UTC. */
  readonly schedule: Schedule;
  readonly command: readonly string[];
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly env?: Environment;
  readonly files?: Readonly<Record<string, ConfigFile>>;
  /** @default - `/tmp` only */
  readonly writable?: readonly string[];
  /** @default - 10001 */
  readonly user?: number;
  readonly calls?: readonly Callable[];
  /** Buckets that it may use, and how: `[assets.read]`. It gets a role of its own at AWS. */
  readonly uses?: readonly BucketRights[];
  /** @default - 30 minutes */
  readonly deadline?: Duration;
}

/**
 * A container that runs at certain times: `scheduledJob("report", { schedule: at("03:00"), … })`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export function scheduledJob(name: string, props: ScheduledJobProps): ScheduledJob {
  workloadName(name);
  if (name.length > MAX_NAME) {
    refuse(
      `scheduled job name "${name}" has ${name.length} characters`,
      `at most ${MAX_NAME} are allowed: shorten it`,
    );
  }
  if (props.command.length === 0) refuse(`scheduled job ${name} has no command`, "give the one it runs");
  const { env = {}, files = {}, writable = ["/tmp"], user = DEFAULT_USER, calls = [] } = props;
  checkEnvironment(env, name);
  checkFiles(files, name);
  checkWritable(writable, name);
  checkUser(user, name);
  return {
    kind: "scheduled-job",
    name,
    image: props.image,
    schedule: props.schedule,
    command: props.command,
    cpu: props.cpu,
    memory: props.memory,
    environment: env,
    files,
    writable,
    user,
    calls,
    uses: props.uses ?? [],
    deadline: props.deadline ?? minutes(30),
  };
}
