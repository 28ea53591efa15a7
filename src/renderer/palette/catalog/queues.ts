import type { CatalogRecipe } from '../catalogEntry'
import { required } from './required'

export const queues: readonly CatalogRecipe[] = [
  { id: 'redis', group: 'queues', title: 'Redis', image: 'redis:7-alpine', serviceName: 'cache', ports: [6379], volume: { target: '/data' }, healthcheck: 'redis-cli ping | grep -q PONG' },
  { id: 'valkey', group: 'queues', title: 'Valkey', image: 'valkey/valkey:8-alpine', serviceName: 'cache', ports: [6379], volume: { target: '/data' }, healthcheck: 'valkey-cli ping | grep -q PONG' },
  { id: 'memcached', group: 'queues', title: 'Memcached', image: 'memcached:1-alpine', serviceName: 'cache', ports: [11211], command: ['memcached', '-m', '64'], healthcheck: `printf 'version\\r\\nquit\\r\\n' | nc 127.0.0.1 11211 | grep -q VERSION` },
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
  {
    id: 'redpanda', group: 'queues', title: 'Redpanda', image: 'redpandadata/redpanda:v24.3.1', serviceName: 'redpanda', ports: [],
    volume: { target: '/var/lib/redpanda/data' },
    command: ({ service }) => ['redpanda', 'start', '--mode', 'dev-container', '--smp', '1', '--kafka-addr', 'PLAINTEXT://0.0.0.0:9092', '--advertise-kafka-addr', `PLAINTEXT://${service}:9092`],
    healthcheck: `rpk cluster health | grep -Eq 'Healthy:.+true'`, startPeriod: '20s',
  },
  { id: 'nats', group: 'queues', title: 'NATS', image: 'nats:2-alpine', serviceName: 'nats', ports: [4222], volume: { target: '/data' }, command: ['-js', '-sd', '/data', '-m', '8222'], healthcheck: 'wget -q --spider http://127.0.0.1:8222/healthz' },
  {
    // The image's own configuration for trying out: every client is let in, so it is reached from this machine only.
    id: 'mosquitto', group: 'queues', title: 'Mosquitto', image: 'eclipse-mosquitto:2', serviceName: 'mqtt', ports: [1883],
    volume: { target: '/mosquitto/data' },
    command: ['mosquitto', '-c', '/mosquitto-no-auth.conf'],
    healthcheck: `mosquitto_sub -h 127.0.0.1 -t '$$SYS/broker/uptime' -C 1 -W 3`,
  },
]
