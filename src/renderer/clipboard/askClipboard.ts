/**
 * Has the browser send a `copy` or `cut` event, as the keys do, from a button or a menu. It does so only where some text is selected, so a
 * field that nobody sees has one for that moment. True where the event was sent.
 */
export function askClipboard(type: 'copy' | 'cut'): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = ' '
  field.className = 'visually-hidden'
  field.setAttribute('aria-hidden', 'true')
  document.body.append(field)
  field.select()
  const isDone = document.execCommand(type)
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return isDone
}
