# What the types alone let through and would cost money or data. The facts are real ones, with one thing wrong.
mock_provider "aws" {
  source = "../../mocks/aws"
}

variables {
  real = jsondecode(file("../../../generated/durga-puja-eks/infra.json"))
}

run "refuses_a_cluster_without_nodes" {
  command = plan

  variables {
    facts = merge(var.real, { node_groups = {} })
  }

  expect_failures = [var.facts]
}

run "refuses_more_nodes_at_first_than_at_most" {
  command = plan

  variables {
    facts = merge(var.real, { "node_groups" = merge(var.real["node_groups"], { "primary" = merge(var.real["node_groups"]["primary"], { "desired" = 6 }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_disk_smaller_than_the_image" {
  command = plan

  variables {
    facts = merge(var.real, { "node_groups" = merge(var.real["node_groups"], { "primary" = merge(var.real["node_groups"]["primary"], { "disk" = 10 }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_cluster_without_the_VPC_CNI" {
  command = plan

  variables {
    facts = merge(var.real, { add_ons = { for name, add_on in var.real.add_ons : name => add_on if name != "vpc-cni" } })
  }

  expect_failures = [var.facts]
}

run "refuses_an_add_on_without_a_build" {
  command = plan

  variables {
    facts = merge(var.real, { "add_ons" = merge(var.real["add_ons"], { "vpc-cni" = merge(var.real["add_ons"]["vpc-cni"], { "version" = "v1.21.1" }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_configuration_that_is_no_JSON" {
  command = plan

  variables {
    facts = merge(var.real, { "add_ons" = merge(var.real["add_ons"], { "vpc-cni" = merge(var.real["add_ons"]["vpc-cni"], { "configuration" = "{" }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_group_of_Kubernetes" {
  command = plan

  variables {
    facts = merge(var.real, { groups = ["system:masters"] })
  }

  expect_failures = [var.facts]
}

run "refuses_an_identity_without_rights" {
  command = plan

  variables {
    facts = merge(var.real, { "identities" = merge(var.real["identities"], { "durga-puja/backend" = merge(var.real["identities"]["durga-puja/backend"], { "buckets" = [] }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_a_bucket_that_nobody_makes" {
  command = plan

  variables {
    facts = merge(var.real, { "identities" = merge(var.real["identities"], { "durga-puja/backend" = merge(var.real["identities"]["durga-puja/backend"], { "buckets" = [{ name = "another", prefix = "", read = true, write = false }] }) }) })
  }

  expect_failures = [var.facts]
}

run "refuses_records_without_a_zone" {
  command = plan

  variables {
    facts = merge(var.real, { "identities" = merge(var.real["identities"], { "external-dns/external-dns" = { permissions = "records", buckets = [] } }) })
  }

  expect_failures = [var.facts]
}

run "refuses_volumes_for_anybody" {
  command = plan

  variables {
    facts = merge(var.real, { "identities" = merge(var.real["identities"], { "durga-puja/frontend" = { permissions = "volumes", buckets = [] } }) })
  }

  expect_failures = [var.facts]
}
