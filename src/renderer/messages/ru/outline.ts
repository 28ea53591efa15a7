export default {
  title: 'Структура',
  label: 'Структура проекта',
  filter: 'Отобрать по имени',
  empty: 'Здесь списком появятся сервисы, сети и тома, как только они будут.',
  none: 'Ничего с «{text}» здесь нет.',
  group: { service: 'Сервисы', network: 'Сети', volume: 'Тома', bind: 'Папки с диска', env_file: 'Файлы переменных', secret: 'Секреты', config: 'Конфиги' },
  groupSentence: '{name}, {n} строка | {name}, {n} строки | {name}, {n} строк',
  profile: 'профиль {name}',
  profileOff: 'выкл.: профиль {name}',
  problems: '{n} замечание | {n} замечания | {n} замечаний',
}
