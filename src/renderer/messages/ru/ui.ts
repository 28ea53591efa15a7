export default {
  close: 'Закрыть',
  cancel: 'Отмена',
  notices: 'Уведомления',
  showMore: 'Показать ещё {n}',
}
