# Who reaches whom. The eks module gives the nodes 443, 10250 and the webhooks' 4443, 6443, 8443 and 9443 from the
# control plane, DNS and ephemeral ports from themselves and all egress, and the control plane 443 from the nodes.
#
# Load balancers are not in here: Kubernetes makes them, each with a group of its own (80 and 443 from anywhere), and
# opens in the nodes' group exactly the ports of their targets, the pods' for target-type ip, the Service's NodePort
# for instances. It closes them again, too. A range that stands open for them beside that would only be wider.
# https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/security_groups/
locals {
  node_security_group_rules = {
    ingress_self_all = {
      description = "Node to node, all ports: those of pods"
      type        = "ingress"
      protocol    = "-1"
      from_port   = 0
      to_port     = 0
      self        = true
    }
  }

  # Only nodes reach these, on one port.
  data_ports = merge(
    length(var.facts.databases) > 0 ? { databases = 5432 } : {},
    length(var.facts.caches) > 0 ? { caches = 6379 } : {},
  )
}

resource "aws_security_group" "data" {
  for_each = local.data_ports

  name        = "${var.facts.cluster.name}-${each.key}"
  description = "${title(each.key)} of ${var.facts.cluster.name}"
  vpc_id      = module.vpc.vpc_id
  # They reach nobody: without this line the rule that AWS gives to every new group could come back unseen.
  egress = []

  tags = { Name = "${var.facts.cluster.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "data_from_nodes" {
  for_each = local.data_ports

  description                  = "Nodes, and the pods on them"
  security_group_id            = aws_security_group.data[each.key].id
  referenced_security_group_id = module.eks.node_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}
