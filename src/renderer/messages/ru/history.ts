export default {
  typing: 'правка текста {file}',
  disk: 'изменение {file} извне',
  draft: 'несохранённые изменения {file}',
}
