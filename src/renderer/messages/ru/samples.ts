export default {
  'front-api-db': { title: 'Сайт, API и база', text: 'Интерфейс на Vue, API на Node и PostgreSQL, который должен быть готов первым.' },
  wordpress: { title: 'WordPress', text: 'Блог с MariaDB, у каждого свой том.' },
  'queue-worker': { title: 'Очередь и обработчики', text: 'API кладёт задания в Redis, обработчики их забирают.' },
  monitoring: { title: 'Мониторинг', text: 'Prometheus и cAdvisor собирают показатели, Grafana их рисует.' },
  shop: { title: 'Магазин на микросервисах', text: 'Около двенадцати сервисов за шлюзом, с очередями, кешами и базами.' },
}
