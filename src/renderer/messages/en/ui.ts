export default {
  close: 'Close',
  cancel: 'Cancel',
  notices: 'Notices',
}
