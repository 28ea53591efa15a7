export default {
  openFolder: 'Открыть папку…',
  openFile: 'Открыть файл…',
  closeProject: 'Закрыть проект',
  save: 'Сохранить',
  review: 'Изменения',
  reviewChanges: 'Просмотреть изменения…',
  undo: 'Отменить',
  redo: 'Повторить',
  toggleSource: 'Показать или скрыть текст',
  commands: 'Найти команду…',
  logs: 'Показать или скрыть журналы',
  problems: 'Показать замечания',
}
