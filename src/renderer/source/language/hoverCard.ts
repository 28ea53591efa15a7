import type { Hover } from '@core/language/hoverAt'
import { isSecretName } from '@core/language/isSecretName'
import type { OriginPlace } from '@core/resolve/listOrigins'

export interface HoverWords {
  readonly t: (key: string, values?: Record<string, unknown>) => string
  readonly keysOfDefinition: string
  readonly goTo: (place: OriginPlace) => void
}

const mask = '••••••'

/** What is known of a word, as elements: nothing of it is ever read as markup. */
export function hoverCard(hover: Hover, words: HoverWords): HTMLElement {
  const { t } = words
  const card = element('div', 'cm-hover-card')
  card.append(element('div', 'cm-hover-path', hover.path.join(' › ')))
  if (hover.help !== null) card.append(element('p', 'cm-hover-help', hover.help))
  const facts = factsOf(hover, t)
  if (facts.length > 0) card.append(element('p', 'cm-hover-facts', facts.join(' · ')))
  if (hover.variable) card.append(variableLine(hover, t))
  if (hover.value && (hover.value.text !== '' || hover.value.expression !== null)) {
    const line = element('p', 'cm-hover-value', `${t('language.now')} `)
    line.append(element('code', '', hover.value.text ?? mask))
    card.append(line)
  }
  const [winner, ...beaten] = (hover.value?.origins ?? []).filter(({ file }) => file !== '')
  if (winner) card.append(originLine(t('language.from'), winner, words))
  for (const place of beaten.slice(0, 4)) card.append(originLine(t('language.beats'), place, words))
  if (hover.symbol) card.append(element('p', 'cm-hover-facts', t('language.definitionHint', { keys: words.keysOfDefinition })))
  return card
}

function factsOf({ field }: Hover, t: HoverWords['t']): readonly string[] {
  if (!field) return []
  return [
    ...(field.deprecated ? [t('language.deprecated')] : []),
    ...(field.default === undefined ? [] : [t('language.defaultIs', { value: field.default })]),
    ...(field.enum ? [field.enum.join(' | ')] : []),
    ...(field.since === undefined ? [] : [t('language.since', { version: field.since })]),
  ]
}

function variableLine({ variable }: Hover, t: HoverWords['t']): HTMLElement {
  const line = element('p', 'cm-hover-value')
  if (!variable) return line
  if (variable.value === null) line.append(t('language.unset', { name: variable.name }))
  else line.append(element('code', '', `${variable.name}=${isSecretName(variable.name) ? mask : variable.value}`), ` ${t(variable.source === 'environment' ? 'language.ofHost' : 'language.ofFile', { file: variable.source ?? '' })}`)
  return line
}

function originLine(label: string, place: OriginPlace, words: HoverWords): HTMLElement {
  const line = element('p', 'cm-hover-origin', `${label} `)
  const where = place.line === null ? place.file : `${place.file}:${place.line}`
  const button = element('button', 'cm-hover-place', where)
  button.setAttribute('type', 'button')
  button.addEventListener('click', () => words.goTo(place))
  line.append(button)
  const how = place.layer === 'file' ? '' : words.t(`language.layers.${place.layer}`, { via: place.via ?? '' })
  if (how !== '') line.append(` ${how}`)
  return line
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.textContent = text
  return made
}
