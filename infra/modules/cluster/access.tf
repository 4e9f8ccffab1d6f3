data "aws_caller_identity" "current" {}

data "aws_iam_session_context" "current" {
  arn = data.aws_caller_identity.current.arn
}

# Who made the cluster stays its administrator, whoever runs Terraform later: a plan with another role changes nothing.
resource "terraform_data" "creator" {
  input = data.aws_iam_session_context.current.issuer_arn

  lifecycle {
    ignore_changes = [input]
  }
}

# A role for each group of people. Everybody in the account whom a policy of theirs lets assume it is in the group;
# what the group may do is said by the RoleBindings in the cluster.
# https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
resource "aws_iam_role" "group" {
  for_each = toset(var.facts.groups)

  name        = "${var.facts.cluster.name}-${replace(each.value, ":", "-")}"
  description = "Group ${each.value} of the cluster ${var.facts.cluster.name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${var.facts.cluster.account}:root" }
    }]
  })
}

# What `aws eks update-kubeconfig` asks for.
resource "aws_iam_role_policy" "group" {
  for_each = aws_iam_role.group

  name = "describe-cluster"
  role = each.value.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "eks:DescribeCluster"
      Resource = "arn:${data.aws_partition.current.partition}:eks:${var.facts.cluster.region}:${var.facts.cluster.account}:cluster/${var.facts.cluster.name}"
    }]
  })
}

locals {
  access_entries = merge(
    {
      creator = {
        principal_arn     = terraform_data.creator.output
        kubernetes_groups = []
        policy_associations = {
          admin = {
            policy_arn   = "arn:${data.aws_partition.current.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
            access_scope = { type = "cluster" }
          }
        }
      }
    },
    { for group in var.facts.groups : group => {
      principal_arn       = aws_iam_role.group[group].arn
      kubernetes_groups   = [group]
      policy_associations = {}
    } },
  )
}
