/** Hands a file over to the person: the browser's download, or the save dialog of the desktop app. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then and holds on to the data itself.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A name that every file system takes. */
export function fileNameOf(project: string, extension: string): string {
  const safe = project.replace(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^[.\s-]+|[.\s-]+$/g, '')
  return `${safe === '' ? 'graph' : safe.slice(0, 100)}.${extension}`
}
