variable "cluster" {
  description = "The cluster whose ServiceAccounts these are."
  type        = object({ name = string, account = string, region = string })
  nullable    = false
}

variable "identities" {
  description = "What each ServiceAccount may do at AWS, by namespace/name: a set of permissions, or something with buckets."
  nullable    = false
  type = map(object({
    permissions = string
    buckets     = list(object({ name = string, prefix = string, read = bool, write = bool }))
  }))

  validation {
    condition = alltrue([for identity in values(var.identities) :
      identity.permissions == null ? true : contains(["certificates", "load-balancers", "observability", "records", "scaling", "secrets", "volumes"], identity.permissions)
    ])
    error_message = "identities: permissions are certificates, load-balancers, observability, records, scaling, secrets or volumes."
  }
}

variable "zone_arns" {
  description = "Route 53 zones of the cluster."
  type        = list(string)
  nullable    = false
}

variable "bucket_arns" {
  description = "Buckets of the cluster, by name."
  type        = map(string)
  nullable    = false
}
