mock_provider "aws" {
  source = "../../mocks/aws"
}

run "root" {
  command = plan

  assert {
    condition     = output.cluster_name == "durga-puja-eks" && output.region == "us-east-1"
    error_message = "The root builds durga-puja-eks in us-east-1."
  }

  assert {
    condition     = output.configure_kubectl == "aws eks update-kubeconfig --region us-east-1 --name durga-puja-eks"
    error_message = "configure_kubectl is the command that reaches the cluster."
  }
}

run "cluster" {
  command = plan

  module {
    source = "../../modules/cluster"
  }

  variables {
    facts = jsondecode(file("../../../generated/durga-puja-eks/infra.json"))
  }

  # Known at once, to tell it from the private ones.
  override_resource {
    target          = module.vpc.aws_route_table.database
    override_during = plan
    values          = { id = "rtb-database" }
  }

  assert {
    condition     = module.vpc.vpc_cidr_block == "10.0.0.0/16" && module.vpc.vpc_enable_dns_hostnames && module.vpc.vpc_enable_dns_support
    error_message = "DP1: the VPC is 10.0.0.0/16, with DNS."
  }

  assert {
    condition     = module.vpc.name == "durga-puja-vpc"
    error_message = "DP1: the VPC is named durga-puja-vpc."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.public_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.1.0/24", us-east-1b = "10.0.2.0/24", us-east-1c = "10.0.3.0/24" })
    error_message = "DP1: these are the public subnets, by zone."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.private_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.11.0/24", us-east-1b = "10.0.12.0/24", us-east-1c = "10.0.13.0/24" })
    error_message = "DP1: these are the private subnets, by zone."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.database_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.21.0/24", us-east-1b = "10.0.22.0/24", us-east-1c = "10.0.23.0/24" })
    error_message = "DP1: these are the database subnets, by zone."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.public_subnet_objects : subnet.tags["kubernetes.io/role/elb"] == "1"])
    error_message = "DP1: load balancers find the public subnets."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.private_subnet_objects : subnet.tags["kubernetes.io/role/internal-elb"] == "1" && subnet.map_public_ip_on_launch != true])
    error_message = "DP1: internal load balancers find the private subnets, where nothing has a public address."
  }

  assert {
    condition     = length(module.vpc.natgw_ids) == 3
    error_message = "DP1: the number of NAT gateways is 3."
  }

  assert {
    condition     = jsonencode(module.vpc.database_route_table_ids) == jsonencode(["rtb-database", "rtb-database", "rtb-database"])
    error_message = "DP1: database subnets have route tables of their own, not those of the private ones."
  }

  assert {
    condition     = module.vpc.database_internet_gateway_route_id == null && length(module.vpc.database_nat_gateway_route_ids) == 0
    error_message = "DP1: database subnets have no way to the internet."
  }

  assert {
    condition     = module.eks.cloudwatch_log_group_name == "/aws/eks/durga-puja-eks/cluster"
    error_message = "DP2: the control plane logs to /aws/eks/durga-puja-eks/cluster."
  }

  assert {
    condition     = jsonencode([local.node_groups["primary"].instance_types, local.node_groups["primary"].capacity_type, local.node_groups["primary"].min_size, local.node_groups["primary"].desired_size, local.node_groups["primary"].max_size, local.node_groups["primary"].block_device_mappings.root.ebs.volume_size]) == jsonencode([["t3.medium"], "ON_DEMAND", 2, 3, 5, 30])
    error_message = "DP2: the node group primary has these types, 2 to 5 nodes, 3 at first, and disks of 30 GiB."
  }

  assert {
    condition     = module.eks.eks_managed_node_groups["primary"].iam_role_name == "durga-puja-eks-primary-node"
    error_message = "The role of the nodes is named after cluster and group."
  }

  assert {
    condition     = jsonencode([aws_db_instance.this["durga-puja-db"].engine, aws_db_instance.this["durga-puja-db"].engine_version, aws_db_instance.this["durga-puja-db"].instance_class, aws_db_instance.this["durga-puja-db"].multi_az, aws_db_instance.this["durga-puja-db"].storage_type, aws_db_instance.this["durga-puja-db"].allocated_storage, aws_db_instance.this["durga-puja-db"].max_allocated_storage]) == jsonencode(["postgres", "15", "db.t3.micro", true, "gp3", 20, 100])
    error_message = "DP10: PostgreSQL 15 on db.t3.micro, Multi-AZ, 20 GB of gp3 growing to 100."
  }

  assert {
    condition     = jsonencode([aws_db_instance.this["durga-puja-db"].backup_retention_period, aws_db_instance.this["durga-puja-db"].storage_encrypted, aws_db_instance.this["durga-puja-db"].monitoring_interval, aws_db_instance.this["durga-puja-db"].iam_database_authentication_enabled]) == jsonencode([7, true, 60, true])
    error_message = "DP10: backups for 7 days, encrypted, enhanced monitoring, IAM authentication."
  }

  assert {
    condition     = !aws_db_instance.this["durga-puja-db"].publicly_accessible && aws_db_instance.this["durga-puja-db"].deletion_protection && !aws_db_instance.this["durga-puja-db"].skip_final_snapshot && aws_db_instance.this["durga-puja-db"].db_subnet_group_name == "durga-puja-vpc"
    error_message = "The database is private, in the database subnets, protected, and leaves a snapshot."
  }

  assert {
    condition     = jsonencode({ for parameter in aws_db_parameter_group.this["durga-puja-db"].parameter : parameter.name => parameter.value }) == jsonencode({ "max_connections" = "100", "rds.force_ssl" = "1" })
    error_message = "DP10: at most 100 connections, all of them TLS."
  }

  assert {
    condition     = aws_db_instance.this["durga-puja-db"].password_wo_version == aws_secretsmanager_secret_version.database["durga-puja-db"].secret_string_wo_version
    error_message = "The password is written to the server and to the secret in one apply."
  }

  assert {
    condition     = module.cache["durga-puja-redis"].replication_group_port == 6379
    error_message = "DP11: the cache listens on 6379."
  }

  assert {
    condition     = join(" ", keys(module.bucket)) == "durga-puja-assets-008099619893" && join(" ", keys(terraform_data.bucket_guard)) == "durga-puja-assets-008099619893"
    error_message = "DP12: there is the bucket of assets, which no plan destroys."
  }

  assert {
    condition     = jsonencode({ for name, rule in aws_vpc_security_group_ingress_rule.data_from_nodes : name => [rule.ip_protocol, rule.from_port, rule.to_port, rule.cidr_ipv4] }) == jsonencode({ caches = ["tcp", 6379, 6379, null], databases = ["tcp", 5432, 5432, null] })
    error_message = "DP13: databases and caches are reached on one port, by a group, never by addresses."
  }

  assert {
    condition     = alltrue([for group in values(aws_security_group.data) : length(group.egress) == 0])
    error_message = "DP13: databases and caches reach nobody."
  }

  assert {
    condition     = join(" ", keys(aws_cloudwatch_metric_alarm.this)) == "durga-puja-db-connections durga-puja-db-cpu durga-puja-db-storage durga-puja-redis-001-evictions durga-puja-redis-001-memory durga-puja-redis-002-evictions durga-puja-redis-002-memory"
    error_message = "The database and both nodes of the cache have their alarms."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["durga-puja-db-connections"].threshold == 80 && aws_cloudwatch_metric_alarm.this["durga-puja-db-storage"].threshold == 2147483648
    error_message = "The alarms tell of 80 of 100 connections, and of the last 2 GiB of 20."
  }

  assert {
    condition     = jsondecode(module.eks.cluster_addons["vpc-cni"].configuration_values).enableNetworkPolicy == "true"
    error_message = "FC18: the VPC CNI enforces network policies."
  }

  assert {
    condition     = alltrue([for name, add_on in module.eks.cluster_addons : add_on.addon_version == var.facts.add_ons[name].version])
    error_message = "Add-ons have the version of the facts, not the newest."
  }

  assert {
    condition     = module.eks.access_policy_associations["creator_admin"].policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    error_message = "FC5: who makes the cluster is its administrator."
  }
}
