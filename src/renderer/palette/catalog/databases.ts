import type { CatalogRecipe } from '../catalogEntry'
import { required } from './required'

const postgres = {
  group: 'databases', serviceName: 'db', ports: [5432],
  volume: { target: '/var/lib/postgresql/data' },
  environment: () => ({ POSTGRES_DB: 'app', POSTGRES_USER: 'app', POSTGRES_PASSWORD: required('POSTGRES_PASSWORD') }),
  healthcheck: 'pg_isready -h 127.0.0.1 -U app -d app',
} as const satisfies Partial<CatalogRecipe>

export const databases: readonly CatalogRecipe[] = [
  { id: 'postgres', title: 'PostgreSQL', image: 'postgres:17-alpine', ...postgres },
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
  { id: 'timescaledb', title: 'TimescaleDB', image: 'timescale/timescaledb:2.17.2-pg17', ...postgres },
  { id: 'pgvector', title: 'pgvector', image: 'pgvector/pgvector:pg17', ...postgres },
  {
    id: 'cockroachdb', group: 'databases', title: 'CockroachDB', image: 'cockroachdb/cockroach:v24.3.1', serviceName: 'db', ports: [26257, 8080],
    volume: { target: '/cockroach/cockroach-data' },
    command: ['start-single-node', '--insecure'],
    healthcheck: `cockroach sql --insecure --execute "SELECT 1"`, startPeriod: '20s',
  },
  {
    id: 'mssql', group: 'databases', title: 'SQL Server', image: 'mcr.microsoft.com/mssql/server:2022-latest', serviceName: 'db', ports: [1433],
    volume: { target: '/var/opt/mssql' },
    environment: () => ({ ACCEPT_EULA: 'Y', MSSQL_PID: 'Developer', MSSQL_SA_PASSWORD: required('MSSQL_SA_PASSWORD') }),
    healthcheck: '/opt/mssql-tools18/bin/sqlcmd -C -S 127.0.0.1 -U sa -P "$$MSSQL_SA_PASSWORD" -Q "SELECT 1" -b -o /dev/null', startPeriod: '30s',
  },
  {
    id: 'cassandra', group: 'databases', title: 'Cassandra', image: 'cassandra:5', serviceName: 'cassandra', ports: [9042],
    volume: { target: '/var/lib/cassandra' },
    healthcheck: `cqlsh -e "DESCRIBE KEYSPACES"`, startPeriod: '60s',
  },
  {
    id: 'couchdb', group: 'databases', title: 'CouchDB', image: 'couchdb:3', serviceName: 'couchdb', ports: [5984],
    volume: { target: '/opt/couchdb/data' },
    environment: () => ({ COUCHDB_USER: 'app', COUCHDB_PASSWORD: required('COUCHDB_PASSWORD') }),
    healthcheck: 'curl -fsS http://127.0.0.1:5984/_up',
  },
  {
    id: 'clickhouse', group: 'databases', title: 'ClickHouse', image: 'clickhouse/clickhouse-server:24.8', serviceName: 'clickhouse', ports: [8123, 9000],
    volume: { target: '/var/lib/clickhouse' },
    environment: () => ({ CLICKHOUSE_DB: 'app', CLICKHOUSE_USER: 'app', CLICKHOUSE_PASSWORD: required('CLICKHOUSE_PASSWORD') }),
    healthcheck: 'wget -q --spider http://127.0.0.1:8123/ping',
  },
  {
    id: 'influxdb', group: 'databases', title: 'InfluxDB', image: 'influxdb:2-alpine', serviceName: 'influxdb', ports: [8086],
    volume: { target: '/var/lib/influxdb2' },
    environment: () => ({ DOCKER_INFLUXDB_INIT_MODE: 'setup', DOCKER_INFLUXDB_INIT_USERNAME: 'app', DOCKER_INFLUXDB_INIT_PASSWORD: required('INFLUXDB_PASSWORD'), DOCKER_INFLUXDB_INIT_ORG: 'app', DOCKER_INFLUXDB_INIT_BUCKET: 'app' }),
    healthcheck: 'influx ping',
  },
  {
    id: 'neo4j', group: 'databases', title: 'Neo4j', image: 'neo4j:5', serviceName: 'neo4j', ports: [7474, 7687],
    volume: { target: '/data' },
    environment: () => ({ NEO4J_AUTH: `neo4j/${required('NEO4J_PASSWORD')}` }),
    healthcheck: 'wget -q --spider http://127.0.0.1:7474', startPeriod: '30s',
  },
  {
    // One node, without certificates: the password is asked for all the same.
    id: 'elasticsearch', group: 'databases', title: 'Elasticsearch', image: 'elasticsearch:8.17.0', serviceName: 'elasticsearch', ports: [9200],
    volume: { target: '/usr/share/elasticsearch/data' },
    environment: () => ({ 'discovery.type': 'single-node', 'xpack.security.http.ssl.enabled': 'false', ELASTIC_PASSWORD: required('ELASTIC_PASSWORD'), ES_JAVA_OPTS: '-Xms512m -Xmx512m' }),
    healthcheck: 'curl -fsS -u "elastic:$$ELASTIC_PASSWORD" http://127.0.0.1:9200/_cluster/health', startPeriod: '60s',
  },
  {
    id: 'opensearch', group: 'databases', title: 'OpenSearch', image: 'opensearchproject/opensearch:2', serviceName: 'opensearch', ports: [9200],
    volume: { target: '/usr/share/opensearch/data' },
    environment: () => ({ 'discovery.type': 'single-node', OPENSEARCH_INITIAL_ADMIN_PASSWORD: required('OPENSEARCH_PASSWORD'), OPENSEARCH_JAVA_OPTS: '-Xms512m -Xmx512m' }),
    healthcheck: 'curl -fsSk -u "admin:$$OPENSEARCH_INITIAL_ADMIN_PASSWORD" https://127.0.0.1:9200/_cluster/health', startPeriod: '60s',
  },
  {
    id: 'meilisearch', group: 'databases', title: 'Meilisearch', image: 'getmeili/meilisearch:v1.11', serviceName: 'search', ports: [7700],
    volume: { target: '/meili_data' },
    environment: () => ({ MEILI_ENV: 'production', MEILI_MASTER_KEY: required('MEILI_MASTER_KEY') }),
    healthcheck: 'curl -fsS http://127.0.0.1:7700/health',
  },
  {
    // The image has neither curl nor wget, but bash, which opens a connection by itself.
    id: 'qdrant', group: 'databases', title: 'Qdrant', image: 'qdrant/qdrant:v1.12.5', serviceName: 'qdrant', ports: [6333, 6334],
    volume: { target: '/qdrant/storage' },
    healthcheck: `bash -c ': > /dev/tcp/127.0.0.1/6333'`,
  },
]
