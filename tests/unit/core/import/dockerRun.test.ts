import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { readDockerRun } from '@core/import/dockerRun/readDockerRun'
import { runFlags, shortFlags } from '@core/import/dockerRun/runFlags'
import { readImportText } from '@core/import/readImportText'
import { analyze } from '@core/analyze'

type Expected = Readonly<Record<string, unknown>>

function serviceOf(flags: string): { readonly service: Expected; readonly whole: Expected; readonly lost: readonly string[] } {
  const { text, lost } = readDockerRun(`docker run ${flags} img`)
  const whole = parse(text) as { readonly services: Readonly<Record<string, Record<string, unknown>>> }
  const service = { ...Object.values(whole.services)[0] }
  expect(service['image']).toBe('img')
  delete service['image']
  const { diagnostics } = analyze({ name: null, folderName: 'x', composeFiles: ['compose.yaml'], files: new Map([['compose.yaml', { kind: 'text', text }]]), environment: {}, profiles: [] })
  expect(diagnostics.filter(({ code }) => code.startsWith('schema/') || code.startsWith('yaml/')).map(({ message }) => message)).toEqual([])
  return { service, whole, lost: lost.map((one) => `${one.reason}: ${one.text}`) }
}

/** Flags, and what they come to beside the image. */
const lines: readonly (readonly [string, Expected])[] = [
  ['-d', {}],
  ['-itd', { stdin_open: true, tty: true }],
  ['-it=false', { stdin_open: true }],
  ['--interactive --tty', { stdin_open: true, tty: true }],
  ['--name web', { container_name: 'web' }],
  ['--name=web', { container_name: 'web' }],
  ['-p 80:80', { ports: ['80:80'] }],
  ['-p80:80 --publish 127.0.0.1::443/udp', { ports: ['80:80', '127.0.0.1::443/udp'] }],
  ['-e A=1 -e B= -e C', { environment: { A: '1', B: '', C: null } }],
  ["-e 'A=b c' --env=D=\"x=y\"", { environment: { A: 'b c', D: 'x=y' } }],
  ["-e A='$HOME' -e B=$HOME -e C=\"${D:-x}\"", { environment: { A: '$$HOME', B: '${HOME}', C: '${D:-x}' } }],
  ['--env-file ./a.env --env-file b.env', { env_file: ['./a.env', 'b.env'] }],
  ['-v data:/data', { volumes: ['data:/data'] }],
  ['-v $PWD/x:/y:ro -v "$(pwd)":/z -v ${PWD}:/w', { volumes: ['./x:/y:ro', '.:/z', '.:/w'] }],
  ['-v /anonymous', { volumes: ['/anonymous'] }],
  ['-v C:\\\\data:/data', { volumes: ['C:\\data:/data'] }],
  ['--mount type=bind,src=$PWD/a,dst=/b,readonly', { volumes: [{ type: 'bind', source: './a', target: '/b', read_only: true }] }],
  ['--mount source=data,target=/d,volume-nocopy,volume-subpath=x', { volumes: [{ type: 'volume', source: 'data', target: '/d', volume: { nocopy: true, subpath: 'x' } }] }],
  ['--mount type=tmpfs,destination=/t,tmpfs-size=64m,tmpfs-mode=1770', { volumes: [{ type: 'tmpfs', target: '/t', tmpfs: { size: '64m', mode: '1770' } }] }],
  ['--mount type=bind,source=/a,target=/b,bind-propagation=rslave,bind-recursive=readonly', { volumes: [{ type: 'bind', source: '/a', target: '/b', bind: { propagation: 'rslave', recursive: 'readonly' } }] }],
  ['--tmpfs /run:size=64m', { tmpfs: ['/run:size=64m'] }],
  ['--volumes-from other:ro', { volumes_from: ['container:other:ro'] }],
  ['--network host', { network_mode: 'host' }],
  ['--net none', { network_mode: 'none' }],
  ['--network bridge', { network_mode: 'bridge' }],
  ['--network container:other', { network_mode: 'container:other' }],
  ['--network back', { networks: ['back'] }],
  ['--network back --network front', { networks: ['back', 'front'] }],
  ['--network back --network-alias a --network-alias b --ip 10.0.0.2 --ip6 fd00::2 --link-local-ip 169.254.0.1', { networks: { back: { aliases: ['a', 'b'], ipv4_address: '10.0.0.2', ipv6_address: 'fd00::2', link_local_ips: ['169.254.0.1'] } } }],
  ['--network name=back,alias=a,ip=10.0.0.2,driver-opt=x=y', { networks: { back: { aliases: ['a'], ipv4_address: '10.0.0.2', driver_opts: { x: 'y' } } } }],
  ['--mac-address 02:42:ac:11:00:02', { mac_address: '02:42:ac:11:00:02' }],
  ['--link other:o', { external_links: ['other:o'] }],
  ['--expose 3000', { expose: ['3000'] }],
  ['-h box --domainname example.org', { hostname: 'box', domainname: 'example.org' }],
  ['--add-host a:1.2.3.4 --add-host host.docker.internal=host-gateway', { extra_hosts: ['a:1.2.3.4', 'host.docker.internal:host-gateway'] }],
  ['--dns 1.1.1.1 --dns-search a.b --dns-option ndots:1 --dns-opt x', { dns: ['1.1.1.1'], dns_search: ['a.b'], dns_opt: ['ndots:1', 'x'] }],
  ['--restart unless-stopped', { restart: 'unless-stopped' }],
  ['--restart on-failure:3', { restart: 'on-failure:3' }],
  ['-u 1000:1000 -w /app', { user: '1000:1000', working_dir: '/app' }],
  ['--entrypoint /bin/sh', { entrypoint: '/bin/sh' }],
  ['--entrypoint ""', { entrypoint: [''] }],
  ['--init --privileged --read-only', { init: true, privileged: true, read_only: true }],
  ['--privileged=false --init=true', { init: true }],
  ['--cap-add NET_ADMIN --cap-drop ALL', { cap_add: ['NET_ADMIN'], cap_drop: ['ALL'] }],
  ['--security-opt no-new-privileges:true', { security_opt: ['no-new-privileges:true'] }],
  ['--device /dev/snd --device-cgroup-rule "c 42:* rmw"', { devices: ['/dev/snd'], device_cgroup_rules: ['c 42:* rmw'] }],
  ['--gpus all', { gpus: 'all' }],
  ['--gpus 2', { gpus: [{ count: 2 }] }],
  ["--gpus '\"device=0,1\",capabilities=utility'", { gpus: [{ device_ids: ['0', '1'], capabilities: ['utility'] }] }],
  ['-m 512m --memory-reservation 256m --memory-swap -1 --memory-swappiness 0', { mem_limit: '512m', mem_reservation: '256m', memswap_limit: -1, mem_swappiness: 0 }],
  ['--cpus 1.5 -c 512 --cpuset-cpus 0-3', { cpus: 1.5, cpu_shares: 512, cpuset: '0-3' }],
  ['--cpu-period 100000 --cpu-quota 50000 --cpu-rt-period 1 --cpu-rt-runtime 2 --cpu-count 1 --cpu-percent 5', { cpu_period: 100000, cpu_quota: 50000, cpu_rt_period: 1, cpu_rt_runtime: 2, cpu_count: 1, cpu_percent: 5 }],
  ['--blkio-weight 300 --blkio-weight-device /dev/sda:200', { blkio_config: { weight: 300, weight_device: [{ path: '/dev/sda', weight: 200 }] } }],
  ['--device-read-bps /dev/sda:1mb --device-write-iops /dev/sda:100', { blkio_config: { device_read_bps: [{ path: '/dev/sda', rate: '1mb' }], device_write_iops: [{ path: '/dev/sda', rate: 100 }] } }],
  ['--device-read-iops /dev/sda:10 --device-write-bps /dev/sda:2mb', { blkio_config: { device_read_iops: [{ path: '/dev/sda', rate: 10 }], device_write_bps: [{ path: '/dev/sda', rate: '2mb' }] } }],
  ['--pids-limit 100 --oom-score-adj -500 --oom-kill-disable', { pids_limit: 100, oom_score_adj: -500, oom_kill_disable: true }],
  ['--ulimit nofile=1024:2048 --ulimit nproc=64', { ulimits: { nofile: { soft: 1024, hard: 2048 }, nproc: 64 } }],
  ['--sysctl net.core.somaxconn=1024', { sysctls: { 'net.core.somaxconn': 1024 } }],
  ['--shm-size 1g --ipc host --pid host --uts host', { shm_size: '1g', ipc: 'host', pid: 'host', uts: 'host' }],
  ['--userns host --cgroupns private --cgroup-parent x --isolation default', { userns_mode: 'host', cgroup: 'private', cgroup_parent: 'x', isolation: 'default' }],
  ['--group-add audio --runtime runc --storage-opt size=10G', { group_add: ['audio'], runtime: 'runc', storage_opt: { size: '10G' } }],
  ['-l a=b --label c --annotation x=y --label-file l', { labels: { a: 'b', c: '' }, annotations: { x: 'y' }, label_file: ['l'] }],
  ['--log-driver json-file --log-opt max-size=10m --log-opt max-file=3', { logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } } }],
  ['--stop-signal SIGINT --stop-timeout 30', { stop_signal: 'SIGINT', stop_grace_period: '30s' }],
  ['--platform linux/arm64 --pull always', { platform: 'linux/arm64', pull_policy: 'always' }],
  ['--health-cmd "curl -f http://localhost || exit 1" --health-interval 30s --health-timeout 3s --health-retries 5 --health-start-period 10s --health-start-interval 1s', { healthcheck: { test: 'curl -f http://localhost || exit 1', interval: '30s', timeout: '3s', retries: 5, start_period: '10s', start_interval: '1s' } }],
  ['--no-healthcheck', { healthcheck: { disable: true } }],
  ['--use-api-socket --quiet', { use_api_socket: true }],
  ['--', {}],
]

describe('docker run', () => {
  it.each(lines)('%s', (flags, expected) => {
    const { service, lost } = serviceOf(flags)
    expect(service).toEqual(expected)
    expect(lost).toEqual([])
  })

  it.each([
    ['--rm -a stdout --detach-keys ctrl-a --cidfile=/tmp/id --sig-proxy=false', ['about-the-command: --rm', 'about-the-command: -a stdout', 'about-the-command: --detach-keys ctrl-a', 'about-the-command: --cidfile=/tmp/id', 'about-the-command: --sig-proxy=false']],
    ['-P --cpuset-mems 0 --kernel-memory 1g --io-maxiops 5 --io-maxbandwidth=1 --disable-content-trust', ['no-attribute: -P', 'no-attribute: --cpuset-mems 0', 'no-attribute: --kernel-memory 1g', 'no-attribute: --io-maxiops 5', 'no-attribute: --io-maxbandwidth=1', 'no-attribute: --disable-content-trust']],
    ['--foo -Z --bar=baz', ['unknown: --foo', 'unknown: -Z', 'unknown: --bar=baz']],
    ['--mount type=bind,nonsense=1,target=/x --gpus x=y --network alias=b --device-read-bps x', ['unreadable: --mount type=bind,nonsense=1,target=/x', 'unreadable: --gpus x=y', 'unreadable: --network alias=b', 'unreadable: --device-read-bps x']],
  ])('tells what %s leaves out', (flags, expected) => {
    expect(serviceOf(flags).lost).toEqual(expected)
  })

  it('knows every flag of the reference, each mapped or named as left out', () => {
    // `docker run --help` of Docker 28, the Windows ones too.
    const reference = 'add-host annotation attach blkio-weight blkio-weight-device cap-add cap-drop cgroup-parent cgroupns cidfile cpu-count cpu-percent cpu-period cpu-quota cpu-rt-period cpu-rt-runtime cpu-shares cpus cpuset-cpus cpuset-mems detach detach-keys device device-cgroup-rule device-read-bps device-read-iops device-write-bps device-write-iops disable-content-trust dns dns-option dns-search domainname entrypoint env env-file expose gpus group-add health-cmd health-interval health-retries health-start-interval health-start-period health-timeout help hostname init interactive io-maxbandwidth io-maxiops ip ip6 ipc isolation kernel-memory label label-file link link-local-ip log-driver log-opt mac-address memory memory-reservation memory-swap memory-swappiness mount name network network-alias no-healthcheck oom-kill-disable oom-score-adj pid pids-limit platform privileged publish publish-all pull quiet read-only restart rm runtime security-opt shm-size sig-proxy stop-signal stop-timeout storage-opt sysctl tmpfs tty ulimit use-api-socket user userns uts volume volume-driver volumes-from workdir'
    expect(reference.split(' ').filter((flag) => !runFlags.has(flag))).toEqual([])
    expect([...shortFlags.values()].filter((flag) => !runFlags.has(flag))).toEqual([])
  })
})

describe('a text of commands', () => {
  it('becomes one project, written as a person would', () => {
    const { text, lost } = readDockerRun(`# the stack
docker network create --subnet 10.5.0.0/24 back
docker volume create -d local -o type=nfs pg
$ sudo docker run -d --name db --network back \\
    -e POSTGRES_PASSWORD=secret \\
    # -p 5432:5432
    -v pg:/var/lib/postgresql/data postgres:17
FOO=1 docker container run --network back --link db:database --name web -p 8080:80 nginx:1.27 nginx -g 'daemon off;'
cd /srv && podman run --network container:web docker.io/library/busybox sh -c "echo $$; ls *"
docker pull redis
`)
    expect(text).toBe(`services:
  db:
    image: postgres:17
    container_name: db
    environment:
      POSTGRES_PASSWORD: secret
    volumes:
      - pg:/var/lib/postgresql/data
    networks:
      - back

  web:
    image: nginx:1.27
    container_name: web
    command: ["nginx", "-g", "daemon off;"]
    ports:
      - "8080:80"
    networks:
      - back
    links:
      - db:database

  busybox:
    image: docker.io/library/busybox
    command: ["sh", "-c", "echo $$$$; ls *"]
    network_mode: service:web

volumes:
  pg:
    driver: local
    driver_opts:
      type: nfs

networks:
  back:
    ipam:
      config:
        - subnet: 10.5.0.0/24
`)
    expect(lost.map(({ line, text: said, reason }) => `${line} ${reason} ${said}`)).toEqual(['9 other-command cd /srv', '10 other-command docker pull redis'])
  })

  it('can go on using what the engine has', () => {
    expect(readDockerRun('docker run -v data:/d --network back a', { existing: 'external' }).text).toContain('volumes:\n  data:\n    name: data\n    external: true\n\nnetworks:\n  back:\n    name: back\n    external: true\n')
  })

  it('gives services of one image names of their own', () => {
    expect(Object.keys((parse(readDockerRun('docker run a/redis:7\ndocker run redis\ndocker run UP@sha256:1').text) as { services: object }).services)).toEqual(['redis', 'redis-2', 'UP'])
  })

  it.each(['docker run', 'docker run -p', 'docker ps', ''])('is calm about %j', (text) => {
    expect(readDockerRun(text).text).toBe('')
  })

  it.each([
    ['docker run a', 'docker-run'],
    ['sudo podman \\\n  run a', 'docker-run'],
    ['```sh\ndocker run a\n```', 'docker-run'],
    ['services:\n  a:\n    image: docker-run\n', 'compose'],
    ['services:\n  a:\n    command: docker run x\n', 'compose'],
    ['FROM a\nRUN docker run x\n', 'dockerfile'],
  ])('%j is taken for %s', (text, kind) => {
    expect(readImportText(text).kind).toBe(kind)
  })
})
