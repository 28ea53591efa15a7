export default {
  openFolder: 'Open folder…',
  openFile: 'Open file…',
  closeProject: 'Close project',
  save: 'Save',
  review: 'Review',
  reviewChanges: 'Review changes…',
  undo: 'Undo',
  redo: 'Redo',
  toggleSource: 'Show or hide the source',
  commands: 'Find a command…',
  logs: 'Show or hide the logs',
  problems: 'Show problems',
}
