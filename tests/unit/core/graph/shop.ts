/** A project with a node and an edge of nearly every kind. */
export const shop = `services:
  web:
    image: nginx
    ports: ["127.0.0.1:8080:80", "9000"]
    depends_on: [api]
    networks: [front]
  api:
    build: ./api
    depends_on:
      db: { condition: service_healthy, restart: true }
    networks: { front: { aliases: [backend] }, back: {} }
    env_file: [api.env, { path: ./more.env, required: false }]
    volumes: ["./src:/src:ro", "cache:/cache"]
    secrets: [password]
    configs: [{ source: settings, target: /etc/settings }]
  db:
    image: postgres
    healthcheck: { test: [CMD, pg_isready] }
    networks: [back]
    volumes: [{ type: volume, source: data, target: /var/lib/postgresql/data }]
    deploy: { replicas: 2 }
networks: { front: {}, back: { internal: true } }
volumes: { data: {}, cache: { external: true } }
secrets: { password: { file: ./password.txt } }
configs: { settings: { file: ./settings.conf } }
`
