export default {
  close: 'Закрыть',
  cancel: 'Отмена',
  notices: 'Уведомления',
}
