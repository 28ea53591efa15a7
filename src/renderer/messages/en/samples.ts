export default {
  'front-api-db': { title: 'Front, API and database', text: 'A Vue front end, a Node API and PostgreSQL that must be healthy first.' },
  wordpress: { title: 'WordPress', text: 'A blog with MariaDB, each with its own volume.' },
  'queue-worker': { title: 'Queue and workers', text: 'An API that puts jobs into Redis, and workers that take them out.' },
  monitoring: { title: 'Monitoring', text: 'Prometheus and cAdvisor gather figures, Grafana draws them.' },
  shop: { title: 'Microservice shop', text: 'About twelve services behind a gateway, with queues, caches and databases.' },
}
