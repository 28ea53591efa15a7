/** A whole stack, as a compose text of our own (`resources/templates`); its title and text are messages by its id. */
export interface StackTemplate {
  readonly id: string
  readonly text: string
}

const texts = import.meta.glob<string>('../../../resources/templates/*.yaml', { query: '?raw', import: 'default', eager: true })

/** The ids in the order the palette shows them. */
const order = ['node', 'python', 'go', 'java', 'wordpress', 'nextcloud', 'prometheus', 'loki', 'elk', 'kafka', 'traefik', 'caddy', 'registry', 'runner']

export const templates: readonly StackTemplate[] = Object.entries(texts)
  .map(([path, text]) => ({ id: /([\w-]+)\.yaml$/.exec(path)?.[1] ?? path, text }))
  .sort((left, right) => order.indexOf(left.id) - order.indexOf(right.id))

/** The variables that must be set before a text runs: `${NAME:?...}`. */
export function requiredVariables(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/(?<!\$)\$\{(\w+):\?/g)].map(([, name]) => name ?? ''))]
}
