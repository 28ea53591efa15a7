import type { CatalogRecipe } from '../catalogEntry'
import { required } from './required'

const dockerSocket = '/var/run/docker.sock:/var/run/docker.sock'

export const tools: readonly CatalogRecipe[] = [
  { id: 'adminer', group: 'tools', title: 'Adminer', image: 'adminer:5', serviceName: 'adminer', ports: [8080] },
  {
    id: 'pgadmin', group: 'tools', title: 'pgAdmin', image: 'dpage/pgadmin4:8.14', serviceName: 'pgadmin', ports: [80],
    volume: { target: '/var/lib/pgadmin' },
    environment: () => ({ PGADMIN_DEFAULT_EMAIL: 'admin@example.com', PGADMIN_DEFAULT_PASSWORD: required('PGADMIN_PASSWORD') }),
    healthcheck: 'wget -q --spider http://127.0.0.1/misc/ping', startPeriod: '30s',
  },
  {
    id: 'phpmyadmin', group: 'tools', title: 'phpMyAdmin', image: 'phpmyadmin:5', serviceName: 'phpmyadmin', ports: [80],
    environment: () => ({ PMA_ARBITRARY: 1 }),
    healthcheck: 'curl -fsSo /dev/null http://127.0.0.1/',
  },
  {
    id: 'minio', group: 'tools', title: 'MinIO', image: 'minio/minio:RELEASE.2024-12-18T13-15-44Z', serviceName: 'storage', ports: [9000, 9001],
    volume: { target: '/data' },
    command: ['server', '/data', '--console-address', ':9001'],
    environment: () => ({ MINIO_ROOT_USER: 'app', MINIO_ROOT_PASSWORD: required('MINIO_PASSWORD') }),
    healthcheck: 'mc ready local',
  },
  { id: 'mailpit', group: 'tools', title: 'Mailpit', image: 'axllent/mailpit:v1.21', serviceName: 'mail', ports: [8025, 1025], volume: { target: '/data' }, environment: () => ({ MP_DATABASE: '/data/mailpit.db' }), healthcheck: '/mailpit readyz' },
  {
    // No curl in the image; its shell is bash, which opens a connection by itself. Health is answered on the management port.
    id: 'keycloak', group: 'tools', title: 'Keycloak', image: 'quay.io/keycloak/keycloak:26.0', serviceName: 'auth', ports: [8080],
    volume: { target: '/opt/keycloak/data' },
    command: ['start-dev'],
    environment: () => ({ KC_HEALTH_ENABLED: 'true', KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: required('KEYCLOAK_PASSWORD') }),
    healthcheck: `{ printf 'HEAD /health/ready HTTP/1.0\\r\\n\\r\\n' >&0; grep -q 'HTTP/1.[01] 200'; } 0<>/dev/tcp/127.0.0.1/9000`, startPeriod: '60s',
  },
  {
    id: 'vault', group: 'tools', title: 'Vault', image: 'hashicorp/vault:1.18', serviceName: 'vault', ports: [8200],
    environment: () => ({ VAULT_DEV_ROOT_TOKEN_ID: required('VAULT_TOKEN') }),
    extra: { cap_add: ['IPC_LOCK'] },
    healthcheck: 'vault status -address=http://127.0.0.1:8200',
  },
  { id: 'metabase', group: 'tools', title: 'Metabase', image: 'metabase/metabase:v0.52.4', serviceName: 'metabase', ports: [3000], volume: { target: '/metabase-data' }, environment: () => ({ MB_DB_FILE: '/metabase-data/metabase.db' }), healthcheck: 'curl -fsS http://127.0.0.1:3000/api/health', startPeriod: '60s' },
  { id: 'portainer', group: 'tools', title: 'Portainer', image: 'portainer/portainer-ce:2.21.5-alpine', serviceName: 'portainer', ports: [9443], volume: { target: '/data' }, mounts: () => [dockerSocket] },
  { id: 'wordpress', group: 'tools', title: 'WordPress', image: 'wordpress:6-apache', serviceName: 'wordpress', ports: [80], volume: { target: '/var/www/html' }, environment: () => ({ WORDPRESS_DB_HOST: 'db', WORDPRESS_DB_NAME: 'app', WORDPRESS_DB_USER: 'app', WORDPRESS_DB_PASSWORD: required('WORDPRESS_DB_PASSWORD') }), healthcheck: 'curl -fsSo /dev/null http://127.0.0.1/wp-includes/images/blank.gif' },
  { id: 'nextcloud', group: 'tools', title: 'Nextcloud', image: 'nextcloud:30-apache', serviceName: 'nextcloud', ports: [80], volume: { target: '/var/www/html' }, healthcheck: 'curl -fsSo /dev/null http://127.0.0.1/status.php', startPeriod: '60s' },
  { id: 'n8n', group: 'tools', title: 'n8n', image: 'n8nio/n8n:1.70.3', serviceName: 'n8n', ports: [5678], volume: { target: '/home/node/.n8n' }, healthcheck: 'wget -q --spider http://127.0.0.1:5678/healthz', startPeriod: '30s' },
]

export const delivery: readonly CatalogRecipe[] = [
  { id: 'registry', group: 'delivery', title: 'Registry', image: 'registry:2', serviceName: 'registry', ports: [5000], volume: { target: '/var/lib/registry' }, healthcheck: 'wget -q --spider http://127.0.0.1:5000/v2/' },
  { id: 'gitea', group: 'delivery', title: 'Gitea', image: 'gitea/gitea:1.22', serviceName: 'git', ports: [3000], volume: { target: '/data' }, healthcheck: 'curl -fsS http://127.0.0.1:3000/api/healthz', startPeriod: '20s' },
  { id: 'jenkins', group: 'delivery', title: 'Jenkins', image: 'jenkins/jenkins:lts-jdk21', serviceName: 'jenkins', ports: [8080], volume: { target: '/var/jenkins_home' }, healthcheck: 'curl -fsSo /dev/null http://127.0.0.1:8080/login', startPeriod: '60s' },
  { id: 'gitlab-runner', group: 'delivery', title: 'GitLab Runner', image: 'gitlab/gitlab-runner:alpine-v17.7.0', serviceName: 'runner', ports: [], volume: { target: '/etc/gitlab-runner' }, mounts: () => [dockerSocket] },
  { id: 'sonarqube', group: 'delivery', title: 'SonarQube', image: 'sonarqube:10.7-community', serviceName: 'sonarqube', ports: [9000], volume: { target: '/opt/sonarqube/data' }, healthcheck: `wget -qO- http://127.0.0.1:9000/api/system/status | grep -q '"status":"UP"'`, startPeriod: '90s' },
  {
    id: 'dind', group: 'delivery', title: 'Docker in Docker', image: 'docker:27-dind', serviceName: 'docker', ports: [], volume: { target: '/var/lib/docker' },
    environment: () => ({ DOCKER_TLS_CERTDIR: '/certs' }),
    mounts: () => ['./certs:/certs/client'],
    extra: { privileged: true },
    healthcheck: 'docker info', startPeriod: '10s',
  },
]
