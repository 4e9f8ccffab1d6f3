import { refuse } from "./problem.ts";

const MEBIBYTES_IN_GIBIBYTE = 1024;

/** CPU that a container asks for, and the most it may use; both in thousandths of a core. */
export interface Cpu {
  readonly unit: "millicores";
  readonly request: number;
  /** Absent: not throttled. */
  readonly limit?: number;
}

/** Memory or storage, in MiB; for memory the limit is the most a container may use before it is killed. */
export interface Bytes {
  readonly unit: "mebibytes";
  readonly request: number;
  readonly limit: number;
}

function checked(request: number, limit: number, call: string): void {
  if (!Number.isInteger(request) || !Number.isInteger(limit) || request <= 0) {
    refuse(
      `quantity ${call} is not a positive whole number`,
      "write whole units and choose a smaller unit for fractions",
    );
  } else if (limit < request) {
    refuse(
      `quantity ${call} has a limit below its request`,
      "give the request first and a limit that is at least as large",
    );
  }
}

function call(name: string, request: number, limit: number | undefined): string {
  return limit === undefined ? `${name}(${request})` : `${name}(${request}, ${limit})`;
}

/**
 * CPU in thousandths of a core: `millicores(100, 500)` requests a tenth and may use half a core. Without a
 * limit the container may use what is idle.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu
 */
export function millicores(request: number, limit?: number): Cpu {
  checked(request, limit ?? request, call("millicores", request, limit));
  return limit === undefined ? { unit: "millicores", request } : { unit: "millicores", request, limit };
}

/**
 * Memory or storage in MiB: `mebibytes(128, 256)` requests 128 MiB and may use 256. The limit defaults to the
 * request: memory cannot be throttled, so a pod that may grow past what was reserved for it endangers others.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory
 */
export function mebibytes(request: number, limit: number = request): Bytes {
  checked(request, limit, call("mebibytes", request, limit));
  return { unit: "mebibytes", request, limit };
}

/** Memory or storage in GiB: `gibibytes(20)`. */
export function gibibytes(request: number, limit: number = request): Bytes {
  checked(request, limit, call("gibibytes", request, limit));
  return {
    unit: "mebibytes",
    request: request * MEBIBYTES_IN_GIBIBYTE,
    limit: limit * MEBIBYTES_IN_GIBIBYTE,
  };
}

/** Writes an amount in the largest unit that takes it whole, as the API server does. */
function canonical(amount: number, unitsInNext: number, [unit = "", ...larger]: readonly string[]): string {
  if (amount === 0) return "0";
  return larger.length === 0 || amount % unitsInNext !== 0
    ? `${amount}${unit}`
    : canonical(amount / unitsInNext, unitsInNext, larger);
}

/**
 * Writes millicores as the API server does, so that a cluster never shows a difference that is none: `500m`, `2`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function cpuQuantity(amount: number): string {
  return canonical(amount, 1000, ["m", "", "k"]);
}

/** Writes MiB as the API server does: `512Mi`, `1Gi`, `2Ti`. */
export function byteQuantity(amount: number): string {
  return canonical(amount, 1024, ["Mi", "Gi", "Ti", "Pi"]);
}
