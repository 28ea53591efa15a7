import { catalogEntry, type CatalogRecipe } from './catalogEntry'
import type { CatalogEntry } from './catalogTypes'

/** A variable that must be given in `.env`: Compose stops and says so where it is not, and no secret stands in the file. */
const required = (variable: string) => `\${${variable}:?set it in .env}`

const databases: readonly CatalogRecipe[] = [
  {
    id: 'postgres', group: 'databases', title: 'PostgreSQL', image: 'postgres:17-alpine', serviceName: 'db', ports: [5432],
    volume: { target: '/var/lib/postgresql/data' },
    environment: () => ({ POSTGRES_DB: 'app', POSTGRES_USER: 'app', POSTGRES_PASSWORD: required('POSTGRES_PASSWORD') }),
    healthcheck: 'pg_isready -U app -d app',
  },
  {
    id: 'mariadb', group: 'databases', title: 'MariaDB', image: 'mariadb:11', serviceName: 'db', ports: [3306],
    volume: { target: '/var/lib/mysql' },
    environment: () => ({ MARIADB_DATABASE: 'app', MARIADB_USER: 'app', MARIADB_PASSWORD: required('MARIADB_PASSWORD'), MARIADB_RANDOM_ROOT_PASSWORD: 'yes' }),
    healthcheck: 'healthcheck.sh --connect --innodb_initialized', startPeriod: '30s',
  },
  {
    id: 'mysql', group: 'databases', title: 'MySQL', image: 'mysql:8.4', serviceName: 'db', ports: [3306],
    volume: { target: '/var/lib/mysql' },
    environment: () => ({ MYSQL_DATABASE: 'app', MYSQL_USER: 'app', MYSQL_PASSWORD: required('MYSQL_PASSWORD'), MYSQL_RANDOM_ROOT_PASSWORD: 'yes' }),
    healthcheck: 'mysqladmin ping -h 127.0.0.1 --silent', startPeriod: '30s',
  },
  {
    id: 'mongodb', group: 'databases', title: 'MongoDB', image: 'mongo:8', serviceName: 'db', ports: [27017],
    volume: { target: '/data/db' },
    environment: () => ({ MONGO_INITDB_ROOT_USERNAME: 'app', MONGO_INITDB_ROOT_PASSWORD: required('MONGO_PASSWORD') }),
    healthcheck: `mongosh --quiet --eval "db.adminCommand('ping').ok" | grep -q 1`, startPeriod: '20s',
  },
  {
    id: 'meilisearch', group: 'databases', title: 'Meilisearch', image: 'getmeili/meilisearch:v1.11', serviceName: 'search', ports: [7700],
    volume: { target: '/meili_data' },
    environment: () => ({ MEILI_ENV: 'production', MEILI_MASTER_KEY: required('MEILI_MASTER_KEY') }),
    healthcheck: 'curl -fsS http://127.0.0.1:7700/health',
  },
]

const queues: readonly CatalogRecipe[] = [
  { id: 'redis', group: 'queues', title: 'Redis', image: 'redis:7-alpine', serviceName: 'cache', ports: [6379], volume: { target: '/data' }, healthcheck: 'redis-cli ping | grep -q PONG' },
  { id: 'valkey', group: 'queues', title: 'Valkey', image: 'valkey/valkey:8-alpine', serviceName: 'cache', ports: [6379], volume: { target: '/data' }, healthcheck: 'valkey-cli ping | grep -q PONG' },
  {
    // The node name, and with it the data folder, is made of the host name.
    id: 'rabbitmq', group: 'queues', title: 'RabbitMQ', image: 'rabbitmq:4-management-alpine', serviceName: 'queue', ports: [5672, 15672], hostname: true,
    volume: { target: '/var/lib/rabbitmq' },
    environment: () => ({ RABBITMQ_DEFAULT_USER: 'app', RABBITMQ_DEFAULT_PASS: required('RABBITMQ_PASSWORD') }),
    healthcheck: 'rabbitmq-diagnostics -q ping', startPeriod: '30s',
  },
  {
    // Not published: a broker can be reached only under the name it advertises, which is the service's.
    id: 'kafka', group: 'queues', title: 'Kafka', image: 'apache/kafka:4.0.0', serviceName: 'kafka', ports: [],
    volume: { target: '/var/lib/kafka/data' },
    environment: ({ service }) => ({
      KAFKA_NODE_ID: 1,
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${service}:9092`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1,
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    }),
    healthcheck: '/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:9092', startPeriod: '30s',
  },
  { id: 'nats', group: 'queues', title: 'NATS', image: 'nats:2-alpine', serviceName: 'nats', ports: [4222], volume: { target: '/data' }, command: ['-js', '-sd', '/data', '-m', '8222'], healthcheck: 'wget -q --spider http://127.0.0.1:8222/healthz' },
]

const proxies: readonly CatalogRecipe[] = [
  { id: 'nginx', group: 'proxies', title: 'nginx', image: 'nginx:1-alpine', serviceName: 'nginx', ports: [80], healthcheck: 'wget -q --spider http://127.0.0.1/' },
  {
    id: 'traefik', group: 'proxies', title: 'Traefik', image: 'traefik:v3', serviceName: 'traefik', ports: [80],
    command: ['--ping=true', '--providers.docker=true', '--providers.docker.exposedbydefault=false', '--entrypoints.web.address=:80'],
    mounts: () => ['/var/run/docker.sock:/var/run/docker.sock:ro'],
    healthcheck: 'traefik healthcheck --ping',
  },
  { id: 'caddy', group: 'proxies', title: 'Caddy', image: 'caddy:2-alpine', serviceName: 'caddy', ports: [80], volume: { target: '/data' }, healthcheck: 'wget -q --spider http://127.0.0.1:2019/config/' },
]

/** The project's own code, mounted from a folder of the service's name. */
const source = (target: string): Pick<CatalogRecipe, 'mounts'> => ({ mounts: ({ service }) => [`./${service}:${target}`] })

const languages: readonly CatalogRecipe[] = [
  { id: 'node', group: 'languages', title: 'Node.js', image: 'node:22-alpine', serviceName: 'api', ports: [3000], workingDirectory: '/app', command: ['npm', 'start'], ...source('/app') },
  { id: 'python', group: 'languages', title: 'Python', image: 'python:3.13-slim', serviceName: 'api', ports: [8000], workingDirectory: '/app', command: ['python', 'main.py'], ...source('/app') },
  { id: 'php', group: 'languages', title: 'PHP', image: 'php:8.4-apache', serviceName: 'web', ports: [80], ...source('/var/www/html') },
  { id: 'go', group: 'languages', title: 'Go', image: 'golang:1.25-alpine', serviceName: 'api', ports: [8080], workingDirectory: '/app', command: ['go', 'run', '.'], ...source('/app') },
  { id: 'java', group: 'languages', title: 'Java', image: 'eclipse-temurin:21-jre', serviceName: 'api', ports: [8080], workingDirectory: '/app', command: ['java', '-jar', 'app.jar'], ...source('/app') },
]

const observability: readonly CatalogRecipe[] = [
  { id: 'prometheus', group: 'observability', title: 'Prometheus', image: 'prom/prometheus:v3.1.0', serviceName: 'prometheus', ports: [9090], volume: { target: '/prometheus' }, healthcheck: 'wget -q --spider http://127.0.0.1:9090/-/healthy' },
  {
    id: 'grafana', group: 'observability', title: 'Grafana', image: 'grafana/grafana:11.4.0', serviceName: 'grafana', ports: [3000],
    volume: { target: '/var/lib/grafana' },
    environment: () => ({ GF_SECURITY_ADMIN_PASSWORD: required('GRAFANA_PASSWORD') }),
    healthcheck: 'wget -q --spider http://127.0.0.1:3000/api/health',
  },
]

const tools: readonly CatalogRecipe[] = [
  { id: 'adminer', group: 'tools', title: 'Adminer', image: 'adminer:5', serviceName: 'adminer', ports: [8080] },
  { id: 'mailpit', group: 'tools', title: 'Mailpit', image: 'axllent/mailpit:v1.21', serviceName: 'mail', ports: [8025, 1025], volume: { target: '/data' }, environment: () => ({ MP_DATABASE: '/data/mailpit.db' }), healthcheck: '/mailpit readyz' },
]

/** The well-known images, in the order the palette shows them. */
export const catalog: readonly CatalogEntry[] = [databases, queues, proxies, languages, observability, tools].flat().map(catalogEntry)
