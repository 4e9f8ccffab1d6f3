import { offerNames } from "#lib/constructs/need.ts";
import { refuse } from "#lib/model/problem.ts";
import type { HostRoute, LoadBalancerRoute } from "#lib/model/route.ts";
import type { PlannedAddOn, PlannedCluster, PlannedUnit } from "./cluster-units.ts";

/** Remembers who claimed something first. */
class Claims {
  readonly #owners = new Map<string, string>();

  /** @returns the earlier owner, or undefined when the claim is the first */
  claim(what: string, owner: string): string | undefined {
    const earlier = this.#owners.get(what);
    if (earlier === undefined) this.#owners.set(what, owner);
    return earlier;
  }
}

function hostRoutes({ contents }: PlannedUnit): HostRoute[] {
  return (contents.routes ?? []).filter((route) => route.kind === "host");
}

function loadBalancers({ contents }: PlannedUnit): LoadBalancerRoute[] {
  return (contents.routes ?? []).filter((route) => route.kind === "load-balancer");
}

/**
 * What only one unit of a cluster can have: a name, a host, a path of a host; an offer, which only one add-on
 * can make. Refuses the second that claims it, and paths of a host that no unit owns.
 */
export class ClusterClaims {
  readonly #names = new Claims();
  readonly #offers = new Claims();
  readonly #controllers = new Claims();
  readonly #hosts = new Claims();
  readonly #routes = new Claims();
  readonly #paths = new Claims();
  readonly #balancers = new Claims();
  /** Hosts that other units may add paths to. */
  readonly #shared: ReadonlySet<string>;

  /** @param delivery unit that delivers all others, whose name no other may have */
  constructor(
    { addOns, applications }: PlannedCluster,
    delivery: { readonly name: string; readonly definition: string },
  ) {
    const routes = [...addOns, ...applications].flatMap(hostRoutes);
    const owning = routes.filter(({ via }) => via.controller === "nginx" && via.issuer !== undefined);
    this.#shared = new Set(owning.map(({ host }) => host));
    this.#names.claim(delivery.name, delivery.definition);
  }

  /**
   * Refuses a name that another unit has already.
   *
   * @returns whether the unit may have its name
   */
  claimName({ name, definition }: PlannedUnit): boolean {
    const earlier = this.#names.claim(name, definition);
    if (earlier !== undefined) refuse(`name "${name}" is taken by ${earlier}`, "rename one of the two");
    return earlier === undefined;
  }

  /** Refuses what else the unit claims and another one, or itself, has already. */
  check(unit: PlannedUnit): void {
    const { name } = unit;
    if (unit.kind === "add-on") this.#checkOffers(unit);
    for (const route of hostRoutes(unit)) this.#checkHost(route, name);
    for (const { workload } of loadBalancers(unit)) this.#checkLoadBalancer(workload.name, name);
  }

  #checkOffers({ name, contents: { offers = {} } }: PlannedAddOn): void {
    for (const [offer, what] of Object.entries(offerNames)) {
      const earlier = Object.hasOwn(offers, offer) ? this.#offers.claim(offer, name) : undefined;
      if (earlier !== undefined) {
        refuse(`add-on ${name} offers ${what}, which ${earlier} offers already`, "keep one of the two");
      }
    }
  }

  #checkHost(route: HostRoute, unit: string): void {
    const { host, via } = route;
    if (this.#routes.claim(`${unit} ${host}`, unit) !== undefined) {
      refuse(`host ${host} has two routes in ${unit}`, "lead all its paths from one of them");
      return;
    }
    const controller = this.#controllers.claim(host, via.controller) ?? via.controller;
    if (controller !== via.controller) {
      refuse(
        `host ${host} of ${unit} is served by ${via.controller}, and by ${controller} for another unit`,
        "choose one",
      );
      return;
    }
    this.#checkOwner(route, unit);
    this.#checkPaths(route, unit);
  }

  #checkOwner({ host, via }: HostRoute, unit: string): void {
    if (via.controller === "nginx" && via.issuer === undefined) {
      if (this.#shared.has(host)) return;
      refuse(
        `host ${host} of ${unit} is owned by no unit of the cluster`,
        "give one of its routes an issuer",
      );
      return;
    }
    const owner = this.#hosts.claim(host, unit);
    if (owner === undefined) return;
    const cure =
      via.controller === "nginx" ? "leave the issuer out to add paths to it" : "choose another host";
    refuse(`host ${host} of ${unit} is owned by ${owner} already`, cure);
  }

  #checkPaths({ host, paths }: HostRoute, unit: string): void {
    for (const path of Object.keys(paths)) {
      const owner = this.#paths.claim(`${host}${path}`, unit);
      if (owner !== undefined) {
        refuse(`path ${path} of host ${host} is claimed by ${owner} and ${unit}`, "choose another path");
      }
    }
  }

  #checkLoadBalancer(workload: string, unit: string): void {
    if (this.#balancers.claim(`${unit} ${workload}`, unit) !== undefined) {
      refuse(`workload ${workload} of ${unit} has two load balancers`, "keep one");
    }
  }
}
