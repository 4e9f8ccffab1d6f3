mock_provider "aws" {
  source = "../../mocks/aws"
}

run "root" {
  command = plan

  assert {
    condition     = output.cluster_name == "fastapi-app-cluster" && output.region == "ap-southeast-1"
    error_message = "The root builds fastapi-app-cluster in ap-southeast-1."
  }

  assert {
    condition     = output.configure_kubectl == "aws eks update-kubeconfig --region ap-southeast-1 --name fastapi-app-cluster"
    error_message = "configure_kubectl is the command that reaches the cluster."
  }
}

run "cluster" {
  command = plan

  module {
    source = "../../modules/cluster"
  }

  variables {
    facts = jsondecode(file("../../../generated/fastapi-app-cluster/infra.json"))
  }

  assert {
    condition     = module.vpc.vpc_cidr_block == "10.0.0.0/16" && module.vpc.vpc_enable_dns_hostnames && module.vpc.vpc_enable_dns_support
    error_message = "FA1: the VPC is 10.0.0.0/16, with DNS."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.public_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ ap-southeast-1a = "10.0.1.0/24", ap-southeast-1b = "10.0.2.0/24" })
    error_message = "FA1: these are the public subnets, by zone."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.public_subnet_objects : subnet.tags["kubernetes.io/role/elb"] == "1"])
    error_message = "FA1: load balancers find the public subnets."
  }

  assert {
    condition     = length(module.vpc.private_subnets) == 0 && alltrue([for subnet in module.vpc.public_subnet_objects : subnet.map_public_ip_on_launch])
    error_message = "FA1: nodes stand in the public subnets, with addresses of their own."
  }

  assert {
    condition     = length(module.vpc.natgw_ids) == 0
    error_message = "FA1: the number of NAT gateways is 0."
  }

  assert {
    condition     = module.eks.cloudwatch_log_group_name == "/aws/eks/fastapi-app-cluster/cluster"
    error_message = "FA2: the control plane logs to /aws/eks/fastapi-app-cluster/cluster."
  }

  assert {
    condition     = jsonencode([local.node_groups["main"].instance_types, local.node_groups["main"].capacity_type, local.node_groups["main"].min_size, local.node_groups["main"].desired_size, local.node_groups["main"].max_size, local.node_groups["main"].block_device_mappings.root.ebs.volume_size]) == jsonencode([["t3.medium"], "ON_DEMAND", 1, 2, 3, 20])
    error_message = "FA2: the node group main has these types, 1 to 3 nodes, 2 at first, and disks of 20 GiB."
  }

  assert {
    condition     = module.eks.eks_managed_node_groups["main"].iam_role_name == "fastapi-app-cluster-main-node"
    error_message = "The role of the nodes is named after cluster and group."
  }

  assert {
    condition     = jsonencode(local.node_groups["main"].iam_role_additional_policies) == jsonencode({ CloudWatchAgentServerPolicy = "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy" })
    error_message = "FA2: nodes have CloudWatchAgentServerPolicy besides the three of every node."
  }

  assert {
    condition     = module.repository["fastapi-app"].repository_name == "fastapi-app"
    error_message = "FA3: there is the repository fastapi-app."
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
    condition     = length(aws_db_instance.this) == 0 && length(module.data_key) == 0
    error_message = "There is no database, nor a key that would cost for none."
  }
}
