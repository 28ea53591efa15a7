import { textWidth, type TextStyle } from './textWidth'

/** A text cut to a width, with an ellipsis where something is missing. `scale` is for a size or weight that has no style of its own. */
export function fitText(text: string, style: TextStyle, width: number, scale = 1): string {
  const line = text.replace(/\s+/g, ' ')
  if (textWidth(line, style) * scale <= width) return line
  const letters = [...line]
  let [least, most] = [0, letters.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (textWidth(`${letters.slice(0, middle).join('')}…`, style) * scale <= width) least = middle
    else most = middle - 1
  }
  return `${letters.slice(0, least).join('')}…`
}
