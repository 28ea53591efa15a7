/** Puts a message into words; `params` fill what stands in braces. */
export type Translate = (key: string, params?: Record<string, unknown>) => string

/** Every word of a picture that is not the project's own, in English, by the keys of the window's messages. */
export const pictureWords: Readonly<Record<string, string>> = {
  'canvas.node.build': 'build {path}',
  'canvas.node.noImage': 'no image yet',
  'canvas.node.missing': 'not defined',
  'canvas.node.external': 'external',
  'canvas.node.inactive': 'off: profile',
  'canvas.node.replicas': '×{count}',
  'canvas.node.more': '+{count}',
  'canvas.network.area': '{name} · {details}',
  'canvas.network.bridge': 'bridge',
  'canvas.network.external': 'external',
  'canvas.network.internal': 'internal',
  'canvas.edge.waits.started': 'waits until started',
  'canvas.edge.waits.healthy': 'waits until healthy',
  'canvas.edge.waits.completed': 'waits until completed',
  'canvas.edge.optional.started': 'waits until started, optional',
  'canvas.edge.optional.healthy': 'waits until healthy, optional',
  'canvas.edge.optional.completed': 'waits until completed, optional',
  'canvas.edge.target': '{target}',
  'canvas.edge.targetReadOnly': '{target} · read-only',
  'canvas.edge.aliases': 'as {aliases}',
  'canvas.edge.link': 'link {alias}',
  'canvas.edge.namespace': '{label}',
  'canvas.edge.extends': 'extends',
  'canvas.edge.inferred': 'named in {label}',
  'arrange.profileArea': 'profile {name}',
}

/** The same words in another language, as a table that can be handed to a worker: every message with its braces unfilled. */
export function pictureWordsIn(translate: Translate): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(pictureWords).map(([key, english]) => {
      const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      return [key, translate(key, Object.fromEntries(names.map((name) => [name, `{${name}}`])))]
    }),
  )
}

/** Says messages by such a table; a key that it has not is said as it is. */
export function sayBy(words: Readonly<Record<string, string>>): Translate {
  return (key, params = {}) => (Object.hasOwn(words, key) ? (words[key] ?? key) : key).replace(/\{(\w+)\}/g, (brace, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : brace))
}
