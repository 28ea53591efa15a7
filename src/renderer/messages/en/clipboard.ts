export default {
  copy: 'Copy as YAML',
  cut: 'Cut',
  paste: 'Paste',
  copied: 'Copied as YAML.',
  pasted: 'Paste',
  mend: 'Show the text',
  nothing: 'What is selected stands in no compose file by itself, so there is nothing to copy.',
  duplicated: 'Duplicate one | Duplicate {count}',
  moreNotes: 'And one thing more was settled; the source shows it. | And {count} things more were settled; the source shows them.',
} as const
