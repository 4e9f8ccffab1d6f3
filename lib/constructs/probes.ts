import type { Probe } from "#lib/model/probe.ts";

/** The kubelet asks this often unless a definition says otherwise. */
const PERIOD_SECONDS = 10;

/** An answer that takes longer counts as a failure. The API server's default of 1 s fails busy pods. */
const TIMEOUT_SECONDS = 3;

/** This many failures in a row take a pod out of service, or restart it. */
const FAILURES = 3;

/** A pod that starts slowly gets this many periods before it is restarted. */
const START_FAILURES = 30;

function httpGet({ path, after, every }: Probe, port: string, failureThreshold: number) {
  return {
    httpGet: { path, port },
    ...(after === undefined ? {} : { initialDelaySeconds: after.seconds }),
    periodSeconds: every?.seconds ?? PERIOD_SECONDS,
    timeoutSeconds: TIMEOUT_SECONDS,
    failureThreshold,
  };
}

/**
 * Probes of a container on a named port, as fields of the container.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe
 */
export function httpProbes(probes: { ready: Probe; live: Probe; start?: Probe }, port: string) {
  return {
    readinessProbe: httpGet(probes.ready, port, FAILURES),
    livenessProbe: httpGet(probes.live, port, FAILURES),
    ...(probes.start === undefined ? {} : { startupProbe: httpGet(probes.start, port, START_FAILURES) }),
  };
}

/** Probes that run a command in the container. */
export function commandProbes(command: readonly string[]) {
  const exec = { command: [...command] };
  const timing = { periodSeconds: PERIOD_SECONDS, timeoutSeconds: TIMEOUT_SECONDS };
  return {
    readinessProbe: { exec, ...timing, failureThreshold: FAILURES },
    livenessProbe: { exec, ...timing, failureThreshold: 2 * FAILURES },
    startupProbe: { exec, ...timing, failureThreshold: START_FAILURES },
  };
}
