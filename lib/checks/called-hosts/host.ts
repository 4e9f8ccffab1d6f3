/**
 * How sure it is that a text means a host: a URL or a name below `svc`; where a host is expected; or a word that
 * looks like one, and counts where a Service has that name.
 */
export type Certainty = "sure" | "expected" | "possible";

/** A host that a text names. */
export interface Host {
  readonly name: string;
  /** The port that is said, or the usual one of the scheme. */
  readonly port: number | undefined;
  /** Whether the port is only the usual one of the scheme. */
  readonly isUsualPort: boolean;
  readonly certainty: Certainty;
  /** As it stands there: `postgres:5432`. */
  readonly text: string;
}

const hostForm = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.?$/;
const addressForm = /^\d+(\.\d+)*$/;

/** Names that stand for the pod itself or for the machine of a developer. */
const localNames = new Set(["localhost", "localhost.localdomain", "host.docker.internal", "unix", "stdout"]);

/** Makes a host of a name and a port; nothing of what is no name of a host elsewhere. */
export function hostOf(
  name: string,
  port: string | number | undefined,
  certainty: Certainty,
  usualPort?: number,
): Host | undefined {
  if (!hostForm.test(name) || addressForm.test(name) || localNames.has(name)) return undefined;
  const said = port === undefined || port === "" ? undefined : Number(port);
  if (said !== undefined && !(Number.isInteger(said) && said > 0 && said < 65536)) return undefined;
  return {
    name: name.replace(/\.$/, ""),
    port: said ?? usualPort,
    isUsualPort: said === undefined && usualPort !== undefined,
    certainty,
    text: said === undefined ? name : `${name}:${said}`,
  };
}

/** Reads `host` or `host:port`. */
export function hostWithPort(text: string, certainty: Certainty, usualPort?: number): Host | undefined {
  const [name = "", port, ...rest] = text.split(":");
  return rest.length > 0 ? undefined : hostOf(name, port, certainty, usualPort);
}
