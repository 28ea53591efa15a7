/**
 * A compose file with everything that makes one slow: dependencies, ports, mounts, networks, values with hosts in them. Numbers begin at
 * `first`; with `isNoted` each service also takes from an anchor, names an env file and has something to be told of: a variable that is not set.
 */
export function generatedProject(services: number, { first = 0, isNoted = false }: { readonly first?: number; readonly isNoted?: boolean } = {}): string {
  const lines = isNoted ? ['x-usual: &usual', '  init: true', '  stop_grace_period: 20s', 'services:'] : ['services:']
  for (let index = first; index < first + services; index++) {
    lines.push(
      `  service-${index}:`,
      `    image: registry.example.com/team/service-${index}:1.${index % 20}.0`,
      '    restart: unless-stopped',
      '    environment:',
      '      LOG_LEVEL: info',
      `      DATABASE_URL: postgres://app:secret@service-${Math.floor(index / 3)}:5432/app`,
      `      CACHE_HOST: service-${Math.floor(index / 5)}`,
      '    ports:',
      `      - "127.0.0.1:${10_000 + index}:8080"`,
      '    volumes:',
      `      - data-${index % 50}:/var/lib/data`,
      `      - ./conf/${index}:/etc/service:ro`,
      `    networks: [network-${index % 4}]`,
      '    healthcheck:',
      '      test: [CMD, curl, -f, http://localhost:8080/health]',
      '      interval: 10s # often enough',
      '    labels:',
      `      com.example.team: team-${index % 9}`,
    )
    if (isNoted) lines.push('    <<: *usual', '    env_file: common.env', '    tmpfs: ["/run/${UNSET_NAME}"]')
    if (index > 0) lines.push('    depends_on:', `      service-${Math.floor(index / 2)}:`, '        condition: service_healthy')
  }
  lines.push('volumes:', ...Array.from({ length: 50 }, (_unused, index) => `  data-${index}: {}`))
  lines.push('networks:', ...Array.from({ length: 4 }, (_unused, index) => `  network-${index}: {}`), '')
  return lines.join('\n')
}
