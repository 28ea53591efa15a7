export default {
  title: 'Outline',
  label: 'Outline of the project',
  filter: 'Filter the outline',
  empty: 'Services, networks and volumes appear here as a list once there are some.',
  none: 'Nothing here holds “{text}”.',
  group: { service: 'Services', network: 'Networks', volume: 'Volumes', bind: 'Bind mounts', env_file: 'Env files', secret: 'Secrets', config: 'Configs' },
  groupSentence: '{name}, {n} item | {name}, {n} items',
  profile: 'profile {name}',
  profileOff: 'off: profile {name}',
  problems: '{n} problem | {n} problems',
}
