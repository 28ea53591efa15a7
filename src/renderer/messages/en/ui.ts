export default {
  close: 'Close',
  cancel: 'Cancel',
  notices: 'Notices',
  showMore: 'Show {n} more',
}
