export default {
  HOST_UNREACHABLE: 'The connection to Stackyard was lost before it answered. It connects again by itself; then try once more.',
  INTERNAL: 'Something went wrong inside Stackyard. Its log has the details.',
  NOT_EDITABLE: 'The file has an error that must be put right first, in its text.',
  FILE_READ_ONLY: '{file} cannot be written, so it was not changed.',
  TARGET_REFUSED: 'Edits go to {target}, which cannot take this one: {cause} Choose another file for edits, or “automatic”.',
}
