/** Metrics of exporters whose names are all known, by how they begin. */
export interface Exporter {
  readonly name: string;
  /** Whether nobody else has metrics that begin like these: with the prefix and the word behind it. */
  readonly isAlone: boolean;
  readonly prefix: string;
  /** What follows the prefix. */
  readonly metrics: string;
}

/**
 * The exporters whose metrics are all listed here.
 *
 * @see https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics
 * @see https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
 */
export const exporters: readonly Exporter[] = [
  {
    name: "kube-state-metrics",
    isAlone: true,
    prefix: "kube_",
    metrics: `
      limitrange resourcequota
      certificatesigningrequest_annotations certificatesigningrequest_cert_length
      certificatesigningrequest_condition certificatesigningrequest_created certificatesigningrequest_labels
      clusterrole_annotations clusterrole_created clusterrole_info clusterrole_labels
      clusterrole_metadata_resource_version clusterrolebinding_annotations clusterrolebinding_created
      clusterrolebinding_info clusterrolebinding_labels clusterrolebinding_metadata_resource_version
      config_map_info configmap_annotations configmap_created configmap_info configmap_labels
      configmap_metadata_resource_version cron_job_info cronjob_annotations cronjob_created cronjob_info
      cronjob_labels cronjob_metadata_resource_version cronjob_next_schedule_time cronjob_schedule_invalid
      cronjob_spec_failed_job_history_limit cronjob_spec_starting_deadline_seconds
      cronjob_spec_successful_job_history_limit cronjob_spec_suspend cronjob_status_active
      cronjob_status_last_schedule_time cronjob_status_last_successful_time
      customresource_autoscaling_annotations customresource_foo_status customresource_myobject_info
      customresource_ready_count customresource_ref_info customresource_status_phase customresource_uptime
      customresource_version
      customresource_verticalpodautoscaler_status_recommendation_containerrecommendations_lowerbound
      daemonset_annotations daemonset_created daemonset_deletion_timestamp daemonset_labels
      daemonset_metadata_generation daemonset_status_current_number_scheduled
      daemonset_status_desired_number_scheduled daemonset_status_number_available
      daemonset_status_number_misscheduled daemonset_status_number_ready daemonset_status_number_unavailable
      daemonset_status_observed_generation daemonset_status_updated_number_scheduled deployment_annotations
      deployment_created deployment_deletion_timestamp deployment_labels deployment_metadata_generation
      deployment_owner deployment_spec_paused deployment_spec_replicas
      deployment_spec_strategy_rollingupdate_max_surge deployment_spec_strategy_rollingupdate_max_unavailable
      deployment_status_condition deployment_status_observed_generation deployment_status_replicas
      deployment_status_replicas_available deployment_status_replicas_ready
      deployment_status_replicas_unavailable deployment_status_replicas_updated
      deployment_status_terminating_replicas endpoint_address endpoint_annotations endpoint_created
      endpoint_info endpoint_labels endpoint_ports endpointslice_annotations endpointslice_created
      endpointslice_endpoints endpointslice_endpoints_hints endpointslice_info endpointslice_labels
      endpointslice_ports horizontalpodautoscaler_annotation horizontalpodautoscaler_annotations
      horizontalpodautoscaler_created horizontalpodautoscaler_deletion_timestamp horizontalpodautoscaler_info
      horizontalpodautoscaler_labels horizontalpodautoscaler_metadata_generation
      horizontalpodautoscaler_spec_behavior_scale_down_tolerance
      horizontalpodautoscaler_spec_behavior_scale_up_tolerance horizontalpodautoscaler_spec_max_replicas
      horizontalpodautoscaler_spec_min_replicas horizontalpodautoscaler_spec_target_metric
      horizontalpodautoscaler_status_condition horizontalpodautoscaler_status_current_replicas
      horizontalpodautoscaler_status_desired_replicas horizontalpodautoscaler_status_target_metric
      ingress_annotations ingress_created ingress_info ingress_labels ingress_metadata_resource_version
      ingress_path ingress_tls ingressclass_annotations ingressclass_created ingressclass_info
      ingressclass_labels job_annotations job_complete job_created job_failed job_info job_labels job_owner
      job_spec_active_deadline_seconds job_spec_completions job_spec_parallelism job_status_active
      job_status_completion_time job_status_failed job_status_ready job_status_start_time job_status_succeeded
      job_status_suspended lease_owner lease_renew_time limitrange_created mutatingadmissionpolicy_created
      mutatingadmissionpolicy_info mutatingadmissionpolicybinding_created mutatingadmissionpolicybinding_info
      mutatingwebhookconfiguration_created mutatingwebhookconfiguration_info
      mutatingwebhookconfiguration_metadata_resource_version
      mutatingwebhookconfiguration_webhook_clientconfig_service namespace_annotations namespace_created
      namespace_labels namespace_status_condition namespace_status_phase networkpolicy_annotations
      networkpolicy_created networkpolicy_labels networkpolicy_spec_egress_rules
      networkpolicy_spec_ingress_rules node_annotations node_created node_deletion_timestamp node_info
      node_labels node_role node_spec_pod_cidrs node_spec_taint node_spec_unschedulable node_status_addresses
      node_status_allocatable node_status_capacity node_status_condition persistentvolume_access_mode
      persistentvolume_annotations persistentvolume_capacity_bytes persistentvolume_claim_ref
      persistentvolume_created persistentvolume_csi_attributes persistentvolume_deletion_timestamp
      persistentvolume_info persistentvolume_labels persistentvolume_status_phase persistentvolume_volume_mode
      persistentvolumeclaim_access_mode persistentvolumeclaim_annotations persistentvolumeclaim_created
      persistentvolumeclaim_deletion_timestamp persistentvolumeclaim_info persistentvolumeclaim_labels
      persistentvolumeclaim_resource_requests_storage_bytes persistentvolumeclaim_status_condition
      persistentvolumeclaim_status_phase pod_annotations pod_completion_time pod_container_info
      pod_container_resource_limits pod_container_resource_requests pod_container_state_started
      pod_container_status_last_terminated_exitcode pod_container_status_last_terminated_reason
      pod_container_status_last_terminated_timestamp pod_container_status_ready
      pod_container_status_restarts_total pod_container_status_running pod_container_status_terminated
      pod_container_status_terminated_reason pod_container_status_waiting pod_container_status_waiting_reason
      pod_created pod_deletion_timestamp pod_info pod_init_container_info pod_init_container_resource_limits
      pod_init_container_resource_requests pod_init_container_state_started
      pod_init_container_status_last_terminated_exitcode pod_init_container_status_last_terminated_reason
      pod_init_container_status_last_terminated_timestamp pod_init_container_status_ready
      pod_init_container_status_restarts_total pod_init_container_status_running
      pod_init_container_status_terminated pod_init_container_status_terminated_reason
      pod_init_container_status_waiting pod_init_container_status_waiting_reason pod_ips pod_labels
      pod_nodeselector pod_nodeselectors pod_overhead_cpu_cores pod_overhead_memory_bytes pod_owner
      pod_resource_limit pod_resource_limits pod_resource_request pod_resource_requests pod_resourceclaim_info
      pod_restart_policy pod_runtimeclass_name_info pod_scheduler pod_service_account
      pod_spec_volumes_persistentvolumeclaims_info pod_spec_volumes_persistentvolumeclaims_readonly
      pod_start_time pod_status_container_ready_time pod_status_disruption_reason pod_status_initialized_time
      pod_status_phase pod_status_qos_class pod_status_ready pod_status_ready_time pod_status_reason
      pod_status_scheduled pod_status_scheduled_time pod_status_unschedulable pod_status_unscheduled_time
      pod_tolerations poddisruptionbudget_annotations poddisruptionbudget_created
      poddisruptionbudget_deletion_timestamp poddisruptionbudget_labels
      poddisruptionbudget_status_current_healthy poddisruptionbudget_status_desired_healthy
      poddisruptionbudget_status_expected_pods poddisruptionbudget_status_observed_generation
      poddisruptionbudget_status_pod_disruptions_allowed replicaset_annotations replicaset_created
      replicaset_labels replicaset_metadata_generation replicaset_owner replicaset_spec_replicas
      replicaset_status_fully_labeled_replicas replicaset_status_observed_generation
      replicaset_status_ready_replicas replicaset_status_replicas replicaset_status_terminating_replicas
      replicationcontroller_created replicationcontroller_metadata_generation replicationcontroller_owner
      replicationcontroller_spec_replicas replicationcontroller_status_available_replicas
      replicationcontroller_status_fully_labeled_replicas replicationcontroller_status_observed_generation
      replicationcontroller_status_ready_replicas replicationcontroller_status_replicas
      resourcequota_annotations resourcequota_created resourcequota_labels role_annotations role_created
      role_info role_labels role_metadata_resource_version rolebinding_annotations rolebinding_created
      rolebinding_info rolebinding_labels rolebinding_metadata_resource_version secret_annotations
      secret_created secret_info secret_labels secret_metadata_resource_version secret_owner secret_type
      service_annotations service_created service_deletion_timestamp service_info service_labels
      service_spec_external_ip service_spec_type service_status_load_balancer_ingress
      serviceaccount_annotations serviceaccount_created serviceaccount_deleted
      serviceaccount_image_pull_secret serviceaccount_info serviceaccount_labels serviceaccount_secret
      statefulset_annotations statefulset_created statefulset_deletion_timestamp statefulset_labels
      statefulset_metadata_generation statefulset_ordinals_start
      statefulset_persistentvolumeclaim_retention_policy statefulset_replicas
      statefulset_status_current_revision statefulset_status_observed_generation statefulset_status_replicas
      statefulset_status_replicas_available statefulset_status_replicas_current
      statefulset_status_replicas_ready statefulset_status_replicas_updated statefulset_status_update_revision
      storageclass_annotations storageclass_created storageclass_info storageclass_labels
      validatingadmissionpolicy_created validatingadmissionpolicy_info
      validatingadmissionpolicybinding_created validatingadmissionpolicybinding_info
      validatingadmissionpolicybinding_validation_action validatingwebhookconfiguration_created
      validatingwebhookconfiguration_info validatingwebhookconfiguration_metadata_resource_version
      validatingwebhookconfiguration_webhook_clientconfig_service verticalpodautoscaler_annotations
      verticalpodautoscaler_labels verticalpodautoscaler_spec_resourcepolicy_container_policies_maxallowed_cpu
      verticalpodautoscaler_spec_resourcepolicy_container_policies_maxallowed_memory
      verticalpodautoscaler_spec_resourcepolicy_container_policies_minallowed_cpu
      verticalpodautoscaler_spec_resourcepolicy_container_policies_minallowed_memory
      verticalpodautoscaler_spec_updatepolicy_updatemode
      verticalpodautoscaler_status_recommendation_containerrecommendations_lowerbound_cpu
      verticalpodautoscaler_status_recommendation_containerrecommendations_lowerbound_memory
      verticalpodautoscaler_status_recommendation_containerrecommendations_target_cpu
      verticalpodautoscaler_status_recommendation_containerrecommendations_target_memory
      verticalpodautoscaler_status_recommendation_containerrecommendations_uncappedtarget_cpu
      verticalpodautoscaler_status_recommendation_containerrecommendations_uncappedtarget_memory
      verticalpodautoscaler_status_recommendation_containerrecommendations_upperbound_cpu
      verticalpodautoscaler_status_recommendation_containerrecommendations_upperbound_memory
      volumeattachment_created volumeattachment_info volumeattachment_labels
      volumeattachment_spec_source_persistentvolume volumeattachment_status_attached
      volumeattachment_status_attachment_metadata
    `,
  },
  {
    name: "the kubelet",
    isAlone: false,
    prefix: "container_",
    metrics: `
      blkio_device_usage_total cpu_cfs_periods_total cpu_cfs_throttled_periods_total
      cpu_cfs_throttled_seconds_total cpu_load_average_10s cpu_load_d_average_10s
      cpu_schedstat_run_periods_total cpu_schedstat_run_seconds_total cpu_schedstat_runqueue_seconds_total
      cpu_system_seconds_total cpu_usage_seconds_total cpu_user_seconds_total file_descriptors fs_inodes_free
      fs_inodes_total fs_io_current fs_io_time_seconds_total fs_io_time_weighted_seconds_total fs_limit_bytes
      fs_read_seconds_total fs_reads_bytes_total fs_reads_merged_total fs_reads_total fs_sector_reads_total
      fs_sector_writes_total fs_usage_bytes fs_write_seconds_total fs_writes_bytes_total
      fs_writes_merged_total fs_writes_total health_state hugetlb_failcnt hugetlb_max_usage_bytes
      hugetlb_usage_bytes last_seen llc_occupancy_bytes memory_bandwidth_bytes memory_bandwidth_local_bytes
      memory_cache memory_failcnt memory_failures_total memory_kernel_usage memory_mapped_file
      memory_max_usage_bytes memory_migrate memory_numa_pages memory_rss memory_swap
      memory_total_active_anon_bytes memory_total_active_file_bytes memory_total_inactive_file_bytes
      memory_usage_bytes memory_working_set_bytes network_advance_tcp_stats_total network_receive_bytes_total
      network_receive_errors_total network_receive_packets_dropped_total network_receive_packets_total
      network_tcp6_usage_total network_tcp_usage_total network_transmit_bytes_total
      network_transmit_errors_total network_transmit_packets_dropped_total network_transmit_packets_total
      network_udp6_usage_total network_udp_usage_total oom_events_total perf_events_scaling_ratio
      perf_events_total perf_uncore_events_total pressure_cpu_stalled_seconds_total
      pressure_cpu_waiting_seconds_total pressure_io_stalled_seconds_total pressure_io_waiting_seconds_total
      pressure_memory_stalled_seconds_total pressure_memory_waiting_seconds_total processes referenced_bytes
      scrape_error sockets spec_cpu_period spec_cpu_quota spec_cpu_shares spec_memory_limit_bytes
      spec_memory_reservation_limit_bytes spec_memory_swap_limit_bytes start_time_seconds tasks_state threads
      threads_max ulimits_soft
    `,
  },
];
