export default {
  seen: 'Got it',
  conflict: '{file} was changed outside while you have unsaved changes.',
  gone: '{file} was deleted outside. Your text is still here.',
  compare: 'Compare…',
  decide: 'Decide…',
  restored: 'Unsaved changes from last time were restored: {files}',
  keepDrafts: 'Keep',
  dropDrafts: 'Drop them',
}
