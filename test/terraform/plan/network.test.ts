import { expect, it } from "vitest";
import { byValue, eachPlan, type Plan, valuesOf } from "./plan.ts";

eachPlan("the network that Terraform would make", (plan, { cluster, network, tags, zone }) => {
  const zones = Object.entries(network.zones);
  const kinds = ["public", "private", "database"] as const;
  const arePublic = zones.every(([, { private: block }]) => block === null);

  /** Blocks of the subnets of a kind by their zones. */
  const subnets = (planned: Plan, kind: string) =>
    Object.fromEntries(
      planned
        .all("aws_subnet", `.aws_subnet.${kind}[`)
        .map(({ availability_zone: name, cidr_block: block }) => [name, block]),
    );

  it("FC1 FA1 SC1 DP1 ET1: is a VPC of the name and addresses of the facts, with DNS, which load balancers find", () => {
    expect(plan().one("aws_vpc")).toMatchObject({
      cidr_block: network.cidr,
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { ...tags, Name: network.name, [`kubernetes.io/cluster/${cluster.name}`]: "shared" },
    });
  });

  it("FC1 FA1 SC1 DP1 ET1: has the subnets of the facts, in their zones, and no other", () => {
    for (const kind of kinds) {
      const wanted = zones.flatMap(([name, own]) => (own[kind] === null ? [] : [[name, own[kind]]]));
      expect(subnets(plan(), kind)).toEqual(Object.fromEntries(wanted));
    }
  });

  it("FC1 SC1 DP1 ET1: tells load balancers which subnets are for whom", () => {
    for (const subnet of plan().all("aws_subnet", ".aws_subnet.public["))
      expect(subnet.tags).toMatchObject({ "kubernetes.io/role/elb": "1" });
    for (const subnet of plan().all("aws_subnet", ".aws_subnet.private["))
      expect(subnet.tags).toMatchObject({ "kubernetes.io/role/internal-elb": "1" });
  });

  it("FA1: gives nodes addresses of their own only where they stand in public subnets", () => {
    const given = plan()
      .all("aws_subnet")
      .filter(({ map_public_ip_on_launch: isGiven }) => isGiven === true);
    expect(given).toHaveLength(arePublic ? zones.length : 0);
  });

  it("FC1 FA1 SC1 DP1 ET1: has the NAT gateways of the facts, the only one in the first zone", () => {
    const wanted = { none: 0, one: 1, "one per zone": zones.length }[network.nat];
    const names = zones.slice(0, wanted).map(([name]) => `${network.name}-${name}`);
    for (const type of ["aws_nat_gateway", "aws_eip"])
      expect(
        plan()
          .all(type)
          .map(({ tags: own }) => own),
      ).toEqual(names.map((name) => expect.objectContaining({ Name: name })));
    expect(plan().all("aws_route", ".private_nat_gateway[")).toHaveLength(wanted);
  });

  it("FC1 FA1 SC1 DP1 ET1: leads from the public subnets to the internet", () => {
    expect(plan().all("aws_internet_gateway")).toHaveLength(1);
    expect(plan().one("aws_route", ".public_internet_gateway[").destination_cidr_block).toBe("0.0.0.0/0");
  });

  it("SC1 DP1: leads from database subnets nowhere, by route tables of their own", () => {
    const count = zones.filter(([, { database }]) => database !== null).length;
    const tables = network.nat === "one" ? Math.min(1, count) : count;
    expect(plan().all("aws_route_table", ".database[")).toHaveLength(tables);
    expect(plan().all("aws_route_table_association", ".database[")).toHaveLength(count);
    expect(plan().all("aws_route", ".database")).toEqual([]);
    expect(plan().all("aws_route")).toHaveLength(plan().all("aws_nat_gateway").length + 1);
  });

  it("FC18: records flows where the facts say so", () => {
    expect(plan().all("aws_flow_log")).toHaveLength(network.flow_logs ? 1 : 0);
  });

  it("FC4 DP13: opens the nodes to the control plane, to each other and to the world outside, no more", () => {
    const rules = byValue(
      plan().all("aws_security_group_rule", ".node["),
      "description",
      ...["type", "protocol", "from_port", "to_port", "self", "cidr_blocks"],
    );
    const inside = { type: "ingress", protocol: "tcp", self: null, cidr_blocks: null };
    const from = (port: number) => ({ ...inside, from_port: port, to_port: port });
    const itself = { ...inside, self: true };
    expect(rules).toEqual({
      "Allow all egress": {
        ...{ type: "egress", protocol: "-1", from_port: 0, to_port: 0, self: null },
        cidr_blocks: ["0.0.0.0/0"],
      },
      "Cluster API to node groups": from(443),
      "Cluster API to node kubelets": from(10250),
      "Cluster API to node 4443/tcp webhook": from(4443),
      "Cluster API to node 6443/tcp webhook": from(6443),
      "Cluster API to node 8443/tcp webhook": from(8443),
      "Cluster API to node 9443/tcp webhook": from(9443),
      "Node to node, all ports: those of pods": { ...itself, protocol: "-1", from_port: 0, to_port: 0 },
      "Node to node ingress on ephemeral ports": { ...itself, from_port: 1025, to_port: 65535 },
      "Node to node CoreDNS": { ...itself, from_port: 53, to_port: 53 },
      "Node to node CoreDNS UDP": { ...itself, protocol: "udp", from_port: 53, to_port: 53 },
    });
  });

  it("DP13: opens the control plane to nodes on 443", () => {
    expect(plan().all("aws_security_group_rule", ".cluster[")).toMatchObject([
      { type: "ingress", protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: null },
    ]);
  });

  it("ET3 SC7: has the zone of the facts, and a certificate for its names where they ask for one", () => {
    expect(valuesOf(plan().all("aws_route53_zone"), "name")).toEqual(zone === null ? [] : [zone.name]);
    expect(plan().all("aws_acm_certificate")).toMatchObject(
      zone?.certificate
        ? [
            {
              domain_name: zone.name,
              subject_alternative_names: [`*.${zone.name}`],
              validation_method: "DNS",
            },
          ]
        : [],
    );
  });
});
