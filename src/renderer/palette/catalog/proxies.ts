import type { CatalogRecipe } from '../catalogEntry'

export const proxies: readonly CatalogRecipe[] = [
  { id: 'nginx', group: 'proxies', title: 'nginx', image: 'nginx:1-alpine', serviceName: 'nginx', ports: [80], healthcheck: 'wget -q --spider http://127.0.0.1/' },
  {
    id: 'traefik', group: 'proxies', title: 'Traefik', image: 'traefik:v3', serviceName: 'traefik', ports: [80],
    command: ['--ping=true', '--providers.docker=true', '--providers.docker.exposedbydefault=false', '--entrypoints.web.address=:80'],
    mounts: () => ['/var/run/docker.sock:/var/run/docker.sock:ro'],
    healthcheck: 'traefik healthcheck --ping',
  },
  { id: 'caddy', group: 'proxies', title: 'Caddy', image: 'caddy:2-alpine', serviceName: 'caddy', ports: [80], volume: { target: '/data' }, healthcheck: 'wget -q --spider http://127.0.0.1:2019/config/' },
  {
    id: 'nginx-proxy-manager', group: 'proxies', title: 'Nginx Proxy Manager', image: 'jc21/nginx-proxy-manager:2', serviceName: 'proxy', ports: [81, 80, 443],
    volume: { target: '/data' },
    mounts: () => ['./letsencrypt:/etc/letsencrypt'],
    healthcheck: '/usr/bin/check-health', startPeriod: '20s',
  },
  // Does not start without a configuration of one's own, so there is nothing that could be checked before.
  { id: 'haproxy', group: 'proxies', title: 'HAProxy', image: 'haproxy:3.1-alpine', serviceName: 'haproxy', ports: [80], mounts: ({ service }) => [`./${service}:/usr/local/etc/haproxy:ro`] },
  { id: 'envoy', group: 'proxies', title: 'Envoy', image: 'envoyproxy/envoy:v1.32.2', serviceName: 'envoy', ports: [10000], mounts: ({ service }) => [`./${service}:/etc/envoy:ro`] },
  { id: 'httpd', group: 'proxies', title: 'Apache', image: 'httpd:2.4-alpine', serviceName: 'apache', ports: [80], mounts: ({ service }) => [`./${service}:/usr/local/apache2/htdocs:ro`], healthcheck: 'wget -q --spider http://127.0.0.1/' },
]
