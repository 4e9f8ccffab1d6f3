mock_provider "aws" {
  source = "../../mocks/aws"
}

run "root" {
  command = plan

  assert {
    condition     = output.cluster_name == "filmcastpro" && output.region == "us-east-1"
    error_message = "The root builds filmcastpro in us-east-1."
  }

  assert {
    condition     = output.configure_kubectl == "aws eks update-kubeconfig --region us-east-1 --name filmcastpro"
    error_message = "configure_kubectl is the command that reaches the cluster."
  }
}

run "cluster" {
  command = plan

  module {
    source = "../../modules/cluster"
  }

  variables {
    facts = jsondecode(file("../../../generated/filmcastpro/infra.json"))
  }

  assert {
    condition     = module.vpc.vpc_cidr_block == "10.0.0.0/16" && module.vpc.vpc_enable_dns_hostnames && module.vpc.vpc_enable_dns_support
    error_message = "FC1: the VPC is 10.0.0.0/16, with DNS."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.public_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.101.0/24", us-east-1b = "10.0.102.0/24" })
    error_message = "FC1: these are the public subnets, by zone."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.private_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.1.0/24", us-east-1b = "10.0.2.0/24" })
    error_message = "FC1: these are the private subnets, by zone."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.public_subnet_objects : subnet.tags["kubernetes.io/role/elb"] == "1"])
    error_message = "FC1: load balancers find the public subnets."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.private_subnet_objects : subnet.tags["kubernetes.io/role/internal-elb"] == "1" && subnet.map_public_ip_on_launch != true])
    error_message = "FC1: internal load balancers find the private subnets, where nothing has a public address."
  }

  assert {
    condition     = length(module.vpc.natgw_ids) == 1
    error_message = "FC1: the number of NAT gateways is 1."
  }

  assert {
    condition     = module.vpc.azs[0] == "us-east-1a"
    error_message = "FC1: the NAT gateway stands in us-east-1a, the first zone."
  }

  assert {
    condition     = module.eks.cloudwatch_log_group_name == "/aws/eks/filmcastpro/cluster"
    error_message = "FC2: the control plane logs to /aws/eks/filmcastpro/cluster."
  }

  assert {
    condition     = length(terraform_data.secrets_key_guard) == 1
    error_message = "FC2: Secrets are encrypted with a key of our own, which no plan destroys."
  }

  assert {
    condition     = jsonencode([local.node_groups["main"].instance_types, local.node_groups["main"].capacity_type, local.node_groups["main"].min_size, local.node_groups["main"].desired_size, local.node_groups["main"].max_size, local.node_groups["main"].block_device_mappings.root.ebs.volume_size]) == jsonencode([["t3.small"], "ON_DEMAND", 2, 2, 3, 20])
    error_message = "FC3: the node group main has these types, 2 to 3 nodes, 2 at first, and disks of 20 GiB."
  }

  assert {
    condition     = module.eks.eks_managed_node_groups["main"].iam_role_name == "filmcastpro-main-node"
    error_message = "The role of the nodes is named after cluster and group."
  }

  assert {
    condition     = local.node_groups["main"].enable_monitoring && local.node_groups["main"].metadata_options.http_tokens == "required" && local.node_groups["main"].metadata_options.http_put_response_hop_limit == 1
    error_message = "FC3: nodes are monitored in detail; their metadata need a token, which pods do not get."
  }

  assert {
    condition     = module.eks.cluster_iam_role_name == "filmcastpro-cluster"
    error_message = "FC5: the role of the cluster is named after it."
  }

  assert {
    condition     = module.eks.access_policy_associations["creator_admin"].policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    error_message = "FC5: who makes the cluster is its administrator."
  }

  assert {
    condition     = module.repository["filmcastpro"].repository_name == "filmcastpro"
    error_message = "FC6: there is the repository filmcastpro."
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

  assert {
    condition     = alltrue([for subnet in concat(module.vpc.public_subnet_objects, module.vpc.private_subnet_objects) : jsonencode({ for key in ["CostCenter", "Environment", "ManagedBy", "Project", "Team"] : key => subnet.tags[key] }) == jsonencode({ CostCenter = "engineering", Environment = "production", ManagedBy = "terraform", Project = "filmcastpro", Team = "devops" })])
    error_message = "FC13: what is made has the five tags."
  }
}

run "another_region" {
  command = plan

  variables {
    region = "eu-west-1"
  }

  expect_failures = [var.region]
}

run "another_cluster" {
  command = plan

  variables {
    cluster_name = "fastapi-app-cluster"
  }

  expect_failures = [var.cluster_name]
}
