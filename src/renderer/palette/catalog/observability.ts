import type { CatalogRecipe } from '../catalogEntry'
import { required } from './required'

/** Its configuration, from a folder of the service's name: these do not start without one of one's own. */
const settings = (target: string): Pick<CatalogRecipe, 'mounts'> => ({ mounts: ({ service }) => [`./${service}:${target}:ro`] })

export const observability: readonly CatalogRecipe[] = [
  { id: 'prometheus', group: 'observability', title: 'Prometheus', image: 'prom/prometheus:v3.1.0', serviceName: 'prometheus', ports: [9090], volume: { target: '/prometheus' }, healthcheck: 'wget -q --spider http://127.0.0.1:9090/-/healthy' },
  {
    id: 'grafana', group: 'observability', title: 'Grafana', image: 'grafana/grafana:11.4.0', serviceName: 'grafana', ports: [3000],
    volume: { target: '/var/lib/grafana' },
    environment: () => ({ GF_SECURITY_ADMIN_PASSWORD: required('GRAFANA_PASSWORD') }),
    healthcheck: 'wget -q --spider http://127.0.0.1:3000/api/health',
  },
  // Loki and Tempo lost the tools for a healthcheck when their images became distroless (Loki 3.6), so none is promised.
  { id: 'loki', group: 'observability', title: 'Loki', image: 'grafana/loki:3.3.2', serviceName: 'loki', ports: [3100], volume: { target: '/loki' } },
  { id: 'promtail', group: 'observability', title: 'Promtail', image: 'grafana/promtail:3.3.2', serviceName: 'promtail', ports: [], mounts: () => ['/var/log:/var/log:ro'] },
  {
    id: 'alloy', group: 'observability', title: 'Alloy', image: 'grafana/alloy:v1.5.1', serviceName: 'alloy', ports: [12345],
    volume: { target: '/var/lib/alloy/data' },
    command: ['run', '--server.http.listen-addr=0.0.0.0:12345', '--storage.path=/var/lib/alloy/data', '/etc/alloy/config.alloy'],
  },
  {
    id: 'cadvisor', group: 'observability', title: 'cAdvisor', image: 'gcr.io/cadvisor/cadvisor:v0.49.2', serviceName: 'cadvisor', ports: [8080],
    mounts: () => ['/:/rootfs:ro', '/var/run:/var/run:ro', '/sys:/sys:ro', '/var/lib/docker/:/var/lib/docker:ro'],
    healthcheck: 'wget -q --spider http://127.0.0.1:8080/healthz',
  },
  {
    id: 'node-exporter', group: 'observability', title: 'Node exporter', image: 'prom/node-exporter:v1.8.2', serviceName: 'node-exporter', ports: [9100],
    command: ['--path.rootfs=/host'],
    mounts: () => ['/:/host:ro,rslave'],
    healthcheck: 'wget -q --spider http://127.0.0.1:9100/',
  },
  { id: 'alertmanager', group: 'observability', title: 'Alertmanager', image: 'prom/alertmanager:v0.28.0', serviceName: 'alertmanager', ports: [9093], volume: { target: '/alertmanager' }, healthcheck: 'wget -q --spider http://127.0.0.1:9093/-/healthy' },
  { id: 'jaeger', group: 'observability', title: 'Jaeger', image: 'jaegertracing/all-in-one:1.64.0', serviceName: 'jaeger', ports: [16686, 4317, 4318] },
  { id: 'zipkin', group: 'observability', title: 'Zipkin', image: 'openzipkin/zipkin:3', serviceName: 'zipkin', ports: [9411] },
  { id: 'tempo', group: 'observability', title: 'Tempo', image: 'grafana/tempo:2.6.1', serviceName: 'tempo', ports: [3200], volume: { target: '/var/tempo' }, command: ['-config.file=/etc/tempo/tempo.yaml'], ...settings('/etc/tempo') },
  { id: 'otel-collector', group: 'observability', title: 'OpenTelemetry Collector', image: 'otel/opentelemetry-collector-contrib:0.116.1', serviceName: 'otel-collector', ports: [4317, 4318] },
  { id: 'uptime-kuma', group: 'observability', title: 'Uptime Kuma', image: 'louislam/uptime-kuma:1', serviceName: 'uptime', ports: [3001], volume: { target: '/app/data' }, healthcheck: 'extra/healthcheck', startPeriod: '30s' },
]
