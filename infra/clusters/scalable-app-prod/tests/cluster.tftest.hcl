mock_provider "aws" {
  source = "../../mocks/aws"
}

run "root" {
  command = plan

  assert {
    condition     = output.cluster_name == "scalable-app-prod" && output.region == "us-east-1"
    error_message = "The root builds scalable-app-prod in us-east-1."
  }

  assert {
    condition     = output.configure_kubectl == "aws eks update-kubeconfig --region us-east-1 --name scalable-app-prod"
    error_message = "configure_kubectl is the command that reaches the cluster."
  }
}

run "cluster" {
  command = plan

  module {
    source = "../../modules/cluster"
  }

  variables {
    facts = jsondecode(file("../../../generated/scalable-app-prod/infra.json"))
  }

  # Known at once, to tell it from the private ones.
  override_resource {
    target          = module.vpc.aws_route_table.database
    override_during = plan
    values          = { id = "rtb-database" }
  }

  assert {
    condition     = module.vpc.vpc_cidr_block == "10.0.0.0/16" && module.vpc.vpc_enable_dns_hostnames && module.vpc.vpc_enable_dns_support
    error_message = "SC1: the VPC is 10.0.0.0/16, with DNS."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.public_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.48.0/24", us-east-1b = "10.0.49.0/24", us-east-1c = "10.0.50.0/24" })
    error_message = "SC1: these are the public subnets, by zone."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.private_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.0.0/24", us-east-1b = "10.0.1.0/24", us-east-1c = "10.0.2.0/24" })
    error_message = "SC1: these are the private subnets, by zone."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.database_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.52.0/24", us-east-1b = "10.0.53.0/24", us-east-1c = "10.0.54.0/24" })
    error_message = "SC1: these are the database subnets, by zone."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.public_subnet_objects : subnet.tags["kubernetes.io/role/elb"] == "1"])
    error_message = "SC1: load balancers find the public subnets."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.private_subnet_objects : subnet.tags["kubernetes.io/role/internal-elb"] == "1" && subnet.map_public_ip_on_launch != true])
    error_message = "SC1: internal load balancers find the private subnets, where nothing has a public address."
  }

  assert {
    condition     = length(module.vpc.natgw_ids) == 3
    error_message = "SC1: the number of NAT gateways is 3."
  }

  assert {
    condition     = jsonencode(module.vpc.database_route_table_ids) == jsonencode(["rtb-database", "rtb-database", "rtb-database"])
    error_message = "SC1: database subnets have route tables of their own, not those of the private ones."
  }

  assert {
    condition     = module.vpc.database_internet_gateway_route_id == null && length(module.vpc.database_nat_gateway_route_ids) == 0
    error_message = "SC1: database subnets have no way to the internet."
  }

  assert {
    condition     = jsonencode([local.node_groups["main"].instance_types, local.node_groups["main"].capacity_type, local.node_groups["main"].min_size, local.node_groups["main"].desired_size, local.node_groups["main"].max_size]) == jsonencode([["t3.medium", "t3.large"], "ON_DEMAND", 1, 3, 20])
    error_message = "SC2: the node group main has these types, 1 to 20 nodes, 3 at first."
  }

  assert {
    condition     = module.eks.eks_managed_node_groups["main"].iam_role_name == "scalable-app-prod-main-node"
    error_message = "The role of the nodes is named after cluster and group."
  }

  assert {
    condition     = jsonencode([for database in values(aws_db_instance.this) : [database.instance_class, database.allocated_storage, database.multi_az]]) == jsonencode([["db.t3.small", 100, true]])
    error_message = "SC3: one database of this class, storage and number of zones."
  }

  assert {
    condition     = alltrue([for database in values(aws_db_instance.this) : database.engine_version == "15" && database.storage_encrypted && database.backup_retention_period == 7 && database.deletion_protection && !database.publicly_accessible])
    error_message = "SC3: PostgreSQL 15, encrypted, backups for 7 days, protected and private."
  }

  assert {
    condition     = alltrue([for group in values(aws_db_parameter_group.this) : contains([for parameter in group.parameter : "${parameter.name}=${parameter.value}"], "rds.force_ssl=1")])
    error_message = "SC3: connections are TLS only."
  }

  assert {
    condition     = length(module.certificate) == 1
    error_message = "SC7: ACM has a certificate for the zone."
  }

  assert {
    condition     = length(module.bucket) == 1 && length(terraform_data.bucket_guard) == 1
    error_message = "SC16: there is a bucket, which no plan destroys."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.private_subnet_objects : jsonencode({ for key in ["CostCenter", "Environment", "ManagedBy", "Project", "Team"] : key => subnet.tags[key] }) == jsonencode({ CostCenter = "engineering", Environment = "prod", ManagedBy = "terraform", Project = "scalable-app", Team = "devops" })])
    error_message = "SC16: what is made has the five tags."
  }

  assert {
    condition     = jsondecode(module.eks.cluster_addons["vpc-cni"].configuration_values).enableNetworkPolicy == "true"
    error_message = "FC18: the VPC CNI enforces network policies."
  }

  assert {
    condition     = alltrue([for name, add_on in module.eks.cluster_addons : add_on.addon_version == var.facts.add_ons[name].version])
    error_message = "Add-ons have the version of the facts, not the newest."
  }
}
