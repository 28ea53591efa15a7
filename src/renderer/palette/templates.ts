import type { Tier } from './tier'

interface TemplateFacts {
  /** As for a single service; decides whether the stack needs what it is dropped on, or the other way round. */
  readonly tier: Tier
  /** The services that a connection to the stack begins or ends at. */
  readonly ends: { readonly needed: string; readonly needing: string }
}

/** A whole stack, as a compose text of our own (`resources/templates`); its title and text are messages by its id. */
export interface StackTemplate extends TemplateFacts {
  readonly id: string
  readonly text: string
}

const files = import.meta.glob<string>('../../../resources/templates/*.yaml', { query: '?raw', import: 'default', eager: true })

const one = (service: string): TemplateFacts['ends'] => ({ needed: service, needing: service })
const threeTiers: TemplateFacts = { tier: 1, ends: { needed: 'front', needing: 'api' } }

/** In the order the palette shows them. */
const facts: Readonly<Record<string, TemplateFacts>> = {
  node: threeTiers,
  python: threeTiers,
  go: threeTiers,
  java: threeTiers,
  wordpress: { tier: 1, ends: one('wordpress') },
  nextcloud: { tier: 1, ends: one('nextcloud') },
  prometheus: { tier: 2, ends: one('prometheus') },
  loki: { tier: 0, ends: one('loki') },
  elk: { tier: 0, ends: one('logstash') },
  kafka: { tier: 0, ends: one('kafka') },
  traefik: { tier: 4, ends: one('traefik') },
  caddy: { tier: 4, ends: one('caddy') },
  registry: { tier: 0, ends: one('registry') },
  runner: { tier: 3, ends: one('runner') },
}

const texts = new Map(Object.entries(files).map(([path, text]) => [/([\w-]+)\.yaml$/.exec(path)?.[1] ?? path, text]))

export const templates: readonly StackTemplate[] = Object.entries(facts).flatMap(([id, known]) => {
  const text = texts.get(id)
  return text === undefined ? [] : [{ id, text, ...known }]
})

/** The variables that must be set before a text runs: `${NAME:?...}`. */
export function requiredVariables(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/(?<!\$)\$\{(\w+):\?/g)].map(([, name]) => name ?? ''))]
}
