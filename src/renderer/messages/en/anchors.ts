export default {
  sharedTitle: 'Change &{anchor} for all who use it?',
  sharedText: '{path} in {file} stands in an anchored block. These use the same block, and would change along with it:',
  changeAll: 'Change {n} place | Change all {n} places',
}
