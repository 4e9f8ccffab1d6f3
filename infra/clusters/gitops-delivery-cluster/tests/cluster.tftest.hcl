mock_provider "aws" {
  source = "../../mocks/aws"
}

run "root" {
  command = plan

  assert {
    condition     = output.cluster_name == "gitops-delivery-cluster" && output.region == "us-east-1"
    error_message = "The root builds gitops-delivery-cluster in us-east-1."
  }

  assert {
    condition     = output.configure_kubectl == "aws eks update-kubeconfig --region us-east-1 --name gitops-delivery-cluster"
    error_message = "configure_kubectl is the command that reaches the cluster."
  }
}

run "cluster" {
  command = plan

  module {
    source = "../../modules/cluster"
  }

  variables {
    facts = jsondecode(file("../../../generated/gitops-delivery-cluster/infra.json"))
  }

  assert {
    condition     = module.vpc.vpc_cidr_block == "10.0.0.0/16" && module.vpc.vpc_enable_dns_hostnames && module.vpc.vpc_enable_dns_support
    error_message = "ET1: the VPC is 10.0.0.0/16, with DNS."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.public_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.101.0/24", us-east-1b = "10.0.102.0/24" })
    error_message = "ET1: these are the public subnets, by zone."
  }

  assert {
    condition     = jsonencode({ for subnet in module.vpc.private_subnet_objects : subnet.availability_zone => subnet.cidr_block }) == jsonencode({ us-east-1a = "10.0.1.0/24", us-east-1b = "10.0.2.0/24" })
    error_message = "ET1: these are the private subnets, by zone."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.public_subnet_objects : subnet.tags["kubernetes.io/role/elb"] == "1"])
    error_message = "ET1: load balancers find the public subnets."
  }

  assert {
    condition     = alltrue([for subnet in module.vpc.private_subnet_objects : subnet.tags["kubernetes.io/role/internal-elb"] == "1" && subnet.map_public_ip_on_launch != true])
    error_message = "ET1: internal load balancers find the private subnets, where nothing has a public address."
  }

  assert {
    condition     = length(module.vpc.natgw_ids) == 1
    error_message = "ET1: the number of NAT gateways is 1."
  }

  assert {
    condition     = module.eks.cloudwatch_log_group_name == "/aws/eks/gitops-delivery-cluster/cluster"
    error_message = "ET1: the control plane logs to /aws/eks/gitops-delivery-cluster/cluster."
  }

  assert {
    condition     = jsonencode([local.node_groups["spot"].instance_types, local.node_groups["spot"].capacity_type, local.node_groups["spot"].min_size, local.node_groups["spot"].desired_size, local.node_groups["spot"].max_size]) == jsonencode([["t3a.medium", "t3.medium", "t3a.small", "t3.small"], "SPOT", 1, 2, 5])
    error_message = "ET1: the node group spot has these types, 1 to 5 nodes, 2 at first."
  }

  assert {
    condition     = module.eks.eks_managed_node_groups["spot"].iam_role_name == "gitops-delivery-cluster-spot-node"
    error_message = "The role of the nodes is named after cluster and group."
  }

  assert {
    condition     = join(" ", keys(module.zone.route53_static_zone_name)) == "dakshayahuja.in"
    error_message = "ET3: there is the zone."
  }

  assert {
    condition     = length(module.certificate) == 0
    error_message = "ET3: there is no certificate of ACM, for Let's Encrypt serves the host."
  }

  assert {
    condition     = length(setsubtract(["external-dns/external-dns", "kube-system/ebs-csi-controller-sa"], keys(module.identities.role_arns))) == 0
    error_message = "ET3: volumes and records have ServiceAccounts with roles."
  }

  assert {
    condition     = join(" ", keys(module.bucket)) == "gitops-delivery-cluster-backups" && join(" ", keys(terraform_data.bucket_guard)) == "gitops-delivery-cluster-backups"
    error_message = "ET11: there is a bucket for backups, which no plan destroys."
  }

  assert {
    condition     = join(" ", module.eks.access_entries["expense-tracker:developers"].kubernetes_groups) == "expense-tracker:developers" && aws_iam_role.group["expense-tracker:developers"].name == "gitops-delivery-cluster-expense-tracker-developers"
    error_message = "Who assumes the developers' role is in their group."
  }

  assert {
    condition     = join(" ", keys(aws_secretsmanager_secret_version.generated)) == "gitops-delivery-cluster/expense-tracker/backend-secrets gitops-delivery-cluster/expense-tracker/postgres-credentials gitops-delivery-cluster/kube-prometheus-stack/grafana-admin"
    error_message = "What a person fills in, Terraform does not write."
  }

  assert {
    condition     = alltrue([for version in values(aws_secretsmanager_secret_version.generated) : version.secret_string_wo_version == 1 && contains(version.version_stages, "initial")])
    error_message = "What Terraform generates it writes once."
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
