locals {
  # A name is as it is written, without a suffix. EKS cannot replace a group by one of the same name, so that other
  # instance types or another disk are a group of another name: made first, then the old one goes.
  # https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
  node_groups = { for name, group in var.facts.node_groups : name => {
    name                     = name
    use_name_prefix          = false
    iam_role_name            = "${var.facts.cluster.name}-${name}-node"
    iam_role_use_name_prefix = false
    launch_template_name     = "${var.facts.cluster.name}-${name}"

    ami_type       = "AL2023_x86_64_STANDARD"
    instance_types = group.instance_types
    capacity_type  = group.capacity
    min_size       = group.min
    # At first: from then on it is the Cluster Autoscaler's.
    desired_size = group.desired
    max_size     = group.max

    # With prefix delegation a node has addresses for more pods than its kubelet counts by itself. What it keeps for
    # itself follows the smaller number.
    # https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
    cloudinit_pre_nodeadm = [for pods in group.max_pods[*] : {
      content_type = "application/node.eks.aws"
      content = yamlencode({
        apiVersion = "node.eks.aws/v1alpha1"
        kind       = "NodeConfig"
        spec       = { kubelet = { config = { maxPods = pods } } }
      })
    }]

    taints = { for taint in group.taints : taint.key => taint }

    block_device_mappings = {
      root = {
        device_name = "/dev/xvda"
        ebs = {
          volume_type           = "gp3"
          volume_size           = group.disk
          encrypted             = true
          delete_on_termination = true
        }
      }
    }

    # One hop: a pod does not reach the credentials of its node.
    # https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html
    metadata_options = {
      http_endpoint               = "enabled"
      http_tokens                 = "required"
      http_put_response_hop_limit = 1
    }

    enable_monitoring = group.detailed_monitoring

    # Besides AmazonEKSWorkerNodePolicy, AmazonEKS_CNI_Policy and AmazonEC2ContainerRegistryReadOnly.
    iam_role_additional_policies = { for policy in group.policies : policy => "arn:${data.aws_partition.current.partition}:iam::aws:policy/${policy}" }
  } }
}
