export default {
  state: {
    ready: 'Docker и Compose готовы',
    'no-docker': 'Docker не найден',
    'no-compose': 'Docker Compose не найден',
    unreachable: 'Docker не отвечает',
    denied: 'Нет прав на работу с Docker',
    'too-old': 'Docker или Compose слишком старый',
    checking: 'Ищем Docker…',
  },
  advice: {
    'no-docker': 'Установите Docker Desktop или Docker Engine, запустите его и проверьте снова.',
    'no-compose': 'Установите плагин Compose версии 2 (пакет docker-compose-plugin) и проверьте снова.',
    unreachable: 'Запустите Docker или посмотрите, тот ли движок называют DOCKER_HOST и контекст docker, и проверьте снова.',
    denied: 'Добавьте своего пользователя в группу docker и войдите заново или запустите Docker от своего имени.',
    'too-old': 'Обновите Docker Engine и плагин Compose и проверьте снова.',
  },
  engineVersion: 'Docker {version}',
  composeVersion: 'Compose {version}',
  checkAgain: 'Проверить снова',
  designWorks: 'Проектировать можно и без него, нельзя только запускать.',
}
