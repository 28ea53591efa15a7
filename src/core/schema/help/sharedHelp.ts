/** Attributes that mean the same in several places are explained once: pattern to the pattern whose words it uses. */
export const sharedHelp: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['services.*.secrets[]', ['services.*.build.secrets[]', 'services.*.configs[]'], ['uid', 'gid', 'mode']],
    ['services.*.ulimits', ['services.*.build.ulimits'], ['', '.*', '.*.hard', '.*.soft']],
    ['services.*.deploy.update_config', ['services.*.deploy.rollback_config'], ['parallelism', 'delay', 'failure_action', 'monitor', 'max_failure_ratio', 'order']],
    ['services.*.gpus[]', ['services.*.deploy.resources.reservations.devices[]'], ['capabilities', 'count', 'device_ids', 'driver', 'options']],
    ['services.*.post_start[]', ['services.*.pre_stop[]', 'services.*.pre_start[]', 'services.*.develop.watch[].exec'], ['command', 'user', 'privileged', 'working_dir', 'environment']],
    ['services.*.blkio_config.device_read_bps[]', ['services.*.blkio_config.device_write_bps[]'], ['path', 'rate']],
    ['services.*.blkio_config.device_read_iops[]', ['services.*.blkio_config.device_write_iops[]'], ['rate']],
    ['services.*.blkio_config.device_read_bps[]', ['services.*.blkio_config.device_read_iops[]', 'services.*.blkio_config.device_write_iops[]', 'services.*.blkio_config.weight_device[]'], ['path']],
    ['services.*.extra_hosts', ['services.*.build.extra_hosts'], ['', '.*']],
    ['volumes.*.external', ['networks.*.external', 'secrets.*.external', 'configs.*.external'], ['name']],
    ['volumes.*', ['networks.*', 'secrets.*', 'configs.*'], ['labels']],
    ['volumes.*', ['networks.*', 'secrets.*'], ['driver_opts']],
    ['secrets.*', ['configs.*'], ['template_driver']],
  ].flatMap(([source, targets, names]) =>
    (targets as string[]).flatMap((target) => (names as string[]).map((name) => [join(target, name), join(source as string, name)])),
  ),
)

function join(parent: string, name: string): string {
  return name === '' || name.startsWith('.') ? `${parent}${name}` : `${parent}.${name}`
}
