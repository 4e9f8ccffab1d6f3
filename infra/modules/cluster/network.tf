locals {
  # The first zone by name is that of a single NAT gateway.
  zones = var.facts.network.zones

  public_subnets   = [for zone in values(local.zones) : zone.public]
  private_subnets  = compact([for zone in values(local.zones) : zone.private])
  database_subnets = compact([for zone in values(local.zones) : zone.database])

  # Nodes stand in the private subnets, or, in a network without NAT, in the public ones.
  nodes_are_public = length(local.private_subnets) == 0
  node_subnet_ids  = local.nodes_are_public ? module.vpc.public_subnets : module.vpc.private_subnets
}

# https://registry.terraform.io/modules/terraform-aws-modules/vpc/aws/5.21.0
# https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.21"

  name                 = var.facts.network.name
  cidr                 = var.facts.network.cidr
  enable_dns_hostnames = true
  enable_dns_support   = true

  azs              = keys(local.zones)
  public_subnets   = local.public_subnets
  private_subnets  = local.private_subnets
  database_subnets = local.database_subnets

  # Both said: the module makes a NAT gateway for each subnet when neither is.
  enable_nat_gateway     = var.facts.network.nat != "none"
  single_nat_gateway     = var.facts.network.nat == "one"
  one_nat_gateway_per_az = var.facts.network.nat == "one per zone"

  map_public_ip_on_launch = local.nodes_are_public

  # Route tables of their own, which know no way out of the VPC.
  create_database_subnet_route_table     = length(local.database_subnets) > 0
  create_database_internet_gateway_route = false
  create_database_nat_gateway_route      = false
  create_database_subnet_group           = length(local.database_subnets) > 0

  # How load balancers find their subnets, and the AWS Load Balancer Controller its VPC.
  # https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/
  vpc_tags            = { "kubernetes.io/cluster/${var.facts.cluster.name}" = "shared" }
  public_subnet_tags  = { "kubernetes.io/role/elb" = "1" }
  private_subnet_tags = { "kubernetes.io/role/internal-elb" = "1" }

  # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
  enable_flow_log                                 = var.facts.network.flow_logs
  create_flow_log_cloudwatch_log_group            = var.facts.network.flow_logs
  create_flow_log_cloudwatch_iam_role             = var.facts.network.flow_logs
  flow_log_cloudwatch_log_group_name_prefix       = "/aws/vpc-flow-log/"
  flow_log_cloudwatch_log_group_name_suffix       = var.facts.cluster.name
  flow_log_cloudwatch_log_group_retention_in_days = var.facts.cluster.log_retention_days
  vpc_flow_log_iam_role_name                      = "${var.facts.cluster.name}-flow-log"
  vpc_flow_log_iam_role_use_name_prefix           = false
  vpc_flow_log_iam_policy_name                    = "${var.facts.cluster.name}-flow-log"
  vpc_flow_log_iam_policy_use_name_prefix         = false

  tags = var.facts.tags
}
