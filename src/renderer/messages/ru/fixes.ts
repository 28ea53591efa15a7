export default {
  delete: 'Удалить {path}',
  'add-resource': 'Объявить: {kind} {name}',
  'remove-resource': 'Удалить: {kind} {name}',
  'rename-key': 'Переименовать в {key}',
}
