# What a cluster is built from: generated/<cluster>/infra.json, whose types stand in lib/render/infrastructure. Nothing
# in here has a default: what is missing there is refused here. The validations repeat what would cost money or data.
variable "facts" {
  description = "Facts of the cluster and of all that the applications on it ask of AWS."
  nullable    = false

  type = object({
    cluster = object({
      name               = string
      account            = string
      region             = string
      version            = string
      endpoint           = object({ public = bool, private = bool })
      log_types          = list(string)
      log_retention_days = number
      encrypt_secrets    = bool
    })
    network = object({
      name      = string
      cidr      = string
      nat       = string
      flow_logs = bool
      zones     = map(object({ public = string, private = string, database = string }))
    })
    node_groups = map(object({
      instance_types      = list(string)
      capacity            = string
      min                 = number
      desired             = number
      max                 = number
      disk                = number
      max_pods            = number
      detailed_monitoring = bool
      policies            = list(string)
      taints              = list(object({ key = string, value = string, effect = string }))
    }))
    add_ons = map(object({ version = string, configuration = string }))
    groups  = list(string)
    identities = map(object({
      permissions = string
      buckets     = list(object({ name = string, prefix = string, read = bool, write = bool }))
    }))
    repositories = map(object({ keep = number }))
    databases = map(object({
      engine              = string
      version             = string
      class               = string
      storage             = number
      max_storage         = number
      multi_az            = bool
      backup_days         = number
      enhanced_monitoring = bool
      iam_authentication  = bool
      max_connections     = number
      read_replica        = bool
      database            = string
      username            = string
      password_version    = number
      secret              = string
    }))
    caches = map(object({
      engine           = string
      version          = string
      class            = string
      replicas         = number
      backup_days      = number
      password_version = number
      secret           = string
    }))
    buckets = map(object({
      versioned        = bool
      old_version_days = number
      lifecycle = list(object({
        prefix                 = string
        infrequent_access_days = number
        expiration_days        = number
      }))
    }))
    secrets = map(object({ generated = list(string), filled = list(string) }))
    zone    = object({ name = string, certificate = bool })
    tags    = map(string)
  })

  # Cluster

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,37}$", var.facts.cluster.name))
    error_message = "cluster.name ${var.facts.cluster.name}: 2 to 38 small letters, digits and hyphens, so that the names of roles have room."
  }
  validation {
    condition     = can(regex("^[0-9]{12}$", var.facts.cluster.account))
    error_message = "cluster.account ${var.facts.cluster.account}: an account has 12 digits."
  }
  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.facts.cluster.version))
    error_message = "cluster.version ${var.facts.cluster.version}: a minor version such as 1.36."
  }
  validation {
    condition     = var.facts.cluster.endpoint.public || var.facts.cluster.endpoint.private
    error_message = "cluster.endpoint: neither public nor private, so that nobody reaches the cluster."
  }
  validation {
    condition     = length(setsubtract(var.facts.cluster.log_types, ["api", "audit", "authenticator", "controllerManager", "scheduler"])) == 0
    error_message = "cluster.log_types ${join(", ", var.facts.cluster.log_types)}: EKS knows api, audit, authenticator, controllerManager and scheduler."
  }
  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.facts.cluster.log_retention_days)
    error_message = "cluster.log_retention_days ${var.facts.cluster.log_retention_days}: CloudWatch takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 and some more."
  }

  # Network

  validation {
    condition = alltrue([
      for cidr in flatten([var.facts.network.cidr, [for zone in values(var.facts.network.zones) : compact([zone.public, zone.private, zone.database])]]) :
      can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]) >= 16 && tonumber(split("/", cidr)[1]) <= 28, false)
    ])
    error_message = "network: every CIDR is one of IPv4 from /16 to /28, which AWS takes."
  }
  validation {
    condition = alltrue([
      for cidr in flatten([for zone in values(var.facts.network.zones) : compact([zone.public, zone.private, zone.database])]) :
      try(cidrhost("${split("/", cidr)[0]}/${split("/", var.facts.network.cidr)[1]}", 0) == cidrhost(var.facts.network.cidr, 0), false)
    ])
    error_message = "network.zones: every subnet lies in ${var.facts.network.cidr}."
  }
  validation {
    condition     = length(var.facts.network.zones) >= 2 && alltrue([for zone in keys(var.facts.network.zones) : can(regex("^${var.facts.cluster.region}[a-z]$", zone))])
    error_message = "network.zones ${join(", ", keys(var.facts.network.zones))}: EKS needs two or more, all of ${var.facts.cluster.region}."
  }
  validation {
    condition     = length(distinct([for zone in values(var.facts.network.zones) : zone.private == null])) == 1 && length(distinct([for zone in values(var.facts.network.zones) : zone.database == null])) == 1
    error_message = "network.zones: either every zone has a private subnet or none has, and so for database subnets."
  }
  validation {
    condition     = contains(anytrue([for zone in values(var.facts.network.zones) : zone.private != null]) ? ["one", "one per zone"] : ["none"], var.facts.network.nat)
    error_message = "network.nat ${var.facts.network.nat}: private subnets need \"one\" or \"one per zone\"; without them NAT gateways would only cost."
  }

  # Nodes and add-ons

  validation {
    condition     = length(var.facts.node_groups) > 0 && alltrue([for group in values(var.facts.node_groups) : 0 <= group.min && group.min <= group.desired && group.desired <= group.max && group.max >= 1])
    error_message = "node_groups: there is one at least, and in each 0 <= min <= desired <= max."
  }
  validation {
    condition     = alltrue([for group in values(var.facts.node_groups) : length(group.instance_types) > 0 && contains(["ON_DEMAND", "SPOT"], group.capacity) && group.disk >= 20])
    error_message = "node_groups: each has instance types, the capacity ON_DEMAND or SPOT and a disk of 20 GiB or more, which the image fills."
  }
  validation {
    condition     = length(setsubtract(["coredns", "eks-pod-identity-agent", "kube-proxy", "vpc-cni"], keys(var.facts.add_ons))) == 0
    error_message = "add_ons ${join(", ", keys(var.facts.add_ons))}: coredns, eks-pod-identity-agent, kube-proxy and vpc-cni are needed; EKS brings none by itself here."
  }
  validation {
    condition     = alltrue([for add_on in values(var.facts.add_ons) : can(regex("^v[0-9]+\\.[0-9]+\\.[0-9]+-eksbuild\\.[0-9]+$", add_on.version)) && (add_on.configuration == null || can(jsondecode(add_on.configuration)))])
    error_message = "add_ons: each has a version such as v1.21.1-eksbuild.1 and a configuration that is JSON, or none."
  }

  # Rights

  validation {
    condition     = alltrue([for group in var.facts.groups : !startswith(group, "system:")])
    error_message = "groups ${join(", ", var.facts.groups)}: what begins with \"system:\" is Kubernetes' own, and EKS refuses it."
  }
  validation {
    condition     = alltrue([for account, identity in var.facts.identities : can(regex("^[a-z0-9-]+/[a-z0-9.-]+$", account)) && (identity.permissions != null) != (length(identity.buckets) > 0)])
    error_message = "identities: each is named namespace/name and has either permissions or buckets, not both and not neither."
  }
  validation {
    condition     = alltrue([for identity in values(var.facts.identities) : length(setsubtract(identity.buckets[*].name, keys(var.facts.buckets))) == 0 && alltrue([for bucket in identity.buckets : bucket.read || bucket.write])])
    error_message = "identities: each right is one to read or to write a bucket of `buckets`."
  }
  validation {
    condition     = alltrue([for identity in values(var.facts.identities) : contains(["records", "certificates"], coalesce(identity.permissions, "none")) ? var.facts.zone != null : true])
    error_message = "identities: records and certificates are rights in the zone, and there is no zone."
  }
  validation {
    condition     = alltrue([for account, identity in var.facts.identities : identity.permissions == "volumes" ? account == "kube-system/ebs-csi-controller-sa" && contains(keys(var.facts.add_ons), "aws-ebs-csi-driver") : true])
    error_message = "identities: the right to volumes is that of kube-system/ebs-csi-controller-sa, of the add-on aws-ebs-csi-driver."
  }

  # Data

  validation {
    condition     = alltrue([for name, repository in var.facts.repositories : can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", name)) && repository.keep >= 1])
    error_message = "repositories: names are of small letters and digits with . _ / - between them, and one image at least is kept."
  }
  validation {
    condition     = alltrue([for name, database in var.facts.databases : can(regex("^[a-z](-?[a-z0-9])*$", name)) && length(name) <= 55 && database.engine == "postgres" && can(regex("^[0-9]+$", database.version)) && startswith(database.class, "db.")])
    error_message = "databases: each has an identifier of small letters, digits and single hyphens, the engine postgres, a major version and a class such as db.t3.micro."
  }
  validation {
    condition     = alltrue([for database in values(var.facts.databases) : 20 <= database.storage && database.storage <= database.max_storage && 1 <= database.backup_days && database.backup_days <= 35])
    error_message = "databases: gp3 has 20 GiB or more, max_storage is no less than storage, and backups are kept for 1 to 35 days."
  }
  validation {
    condition     = alltrue([for database in values(var.facts.databases) : !contains(["admin", "rdsadmin"], database.username) && can(regex("^[a-z][a-z0-9_]*$", database.username)) && can(regex("^[a-z][a-z0-9_]*$", database.database)) && !contains(["db", "rdsadmin"], database.database)])
    error_message = "databases: username and database begin with a small letter, go on with those, digits and _, and are none that RDS reserves."
  }
  validation {
    condition     = length(var.facts.databases) + length(var.facts.caches) == 0 || alltrue([for zone in values(var.facts.network.zones) : zone.database != null])
    error_message = "databases, caches: they stand in database subnets, and the network has none."
  }
  validation {
    condition     = alltrue([for name, cache in var.facts.caches : can(regex("^[a-z](-?[a-z0-9])*$", name)) && length(name) <= 40 && cache.engine == "redis" && startswith(cache.class, "cache.") && 0 <= cache.replicas && cache.replicas <= 5 && 0 <= cache.backup_days && cache.backup_days <= 35])
    error_message = "caches: each has an identifier of up to 40 characters, the engine redis, a class such as cache.t3.micro, 0 to 5 replicas and backups of 0 to 35 days."
  }
  validation {
    condition     = alltrue([for password in concat(values(var.facts.databases)[*].password_version, values(var.facts.caches)[*].password_version) : password >= 1 && floor(password) == password])
    error_message = "databases, caches: password_version counts from 1."
  }
  validation {
    condition     = alltrue([for name in keys(var.facts.buckets) : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", name))])
    error_message = "buckets ${join(", ", keys(var.facts.buckets))}: names have 3 to 63 small letters, digits and hyphens."
  }
  validation {
    condition     = alltrue([for bucket in values(var.facts.buckets) : length(bucket.lifecycle) == length(distinct(bucket.lifecycle[*].prefix)) && coalesce(bucket.old_version_days, 1) >= 1 && (bucket.versioned || bucket.old_version_days == null)])
    error_message = "buckets: one rule for a prefix, and old_version_days of 1 or more where there are versions, else null."
  }
  validation {
    condition     = alltrue(flatten([for bucket in values(var.facts.buckets) : [for rule in bucket.lifecycle : coalesce(rule.infrequent_access_days, 30) >= 30 && coalesce(rule.expiration_days, 1) >= 1 && (rule.infrequent_access_days == null || rule.expiration_days == null ? true : rule.expiration_days > rule.infrequent_access_days)]]))
    error_message = "buckets: infrequent access after 30 days or more, deletion after that."
  }
  validation {
    condition     = alltrue([for name in concat(keys(var.facts.secrets), values(var.facts.databases)[*].secret, values(var.facts.caches)[*].secret) : startswith(name, "${var.facts.cluster.name}/")])
    error_message = "secrets: every name begins with \"${var.facts.cluster.name}/\", which is what External Secrets may read."
  }
  validation {
    condition     = length(distinct(concat(keys(var.facts.secrets), values(var.facts.databases)[*].secret, values(var.facts.caches)[*].secret))) == length(var.facts.secrets) + length(var.facts.databases) + length(var.facts.caches)
    error_message = "secrets: no two of secrets, databases and caches write one secret."
  }
  validation {
    condition     = alltrue([for secret in values(var.facts.secrets) : length(secret.generated) + length(secret.filled) > 0 && length(setintersection(secret.generated, secret.filled)) == 0])
    error_message = "secrets: each has keys, and a key is either generated or filled in by a person."
  }
  validation {
    condition     = var.facts.zone == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.facts.zone.name))
    error_message = "zone.name: a DNS name such as shop.example.com, without a dot at its end."
  }
  validation {
    condition     = length(var.facts.tags) > 0 && alltrue([for key, value in var.facts.tags : length(value) > 0 && !startswith(key, "aws:") && key != "Name"])
    error_message = "tags: each has a value, and none is AWS' own or Name, which is each resource's."
  }
}
