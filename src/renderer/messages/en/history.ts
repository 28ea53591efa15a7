export default {
  typing: 'typing in {file}',
  disk: 'change of {file} from outside',
  draft: 'unsaved changes of {file}',
}
