import type { ComposeModel } from '../projects/composeModel'

/** Finds the service that a name or a sentence of Compose concerns. */
export class ServiceFinder {
  /** Container names as they are met, with their service. */
  private readonly containers = new Map<string, string>()

  /** `known`: the service of a container by name, as the engine's labels have it. */
  constructor(
    private readonly model: ComposeModel,
    private readonly known: (containerName: string) => string | undefined,
  ) {
    for (const [service, { containerName }] of model.services) if (containerName !== null) this.containers.set(containerName, service)
  }

  /** Of `Container shop-web-1`, `Image redis:7`; null where it concerns none. */
  ofSubject(subject: string): string | null {
    const cut = subject.indexOf(' ')
    const [kind, name] = [subject.slice(0, cut), subject.slice(cut + 1)]
    if (kind === 'Container') return this.ofContainer(name)
    if (kind !== 'Image' && kind !== 'Service') return null
    if (this.model.services.has(name)) return name
    const users = [...this.model.services].filter(([, { image }]) => image === name)
    return users.length === 1 ? (users[0]?.[0] ?? null) : null
  }

  /** Of a sentence: the service it quotes, or the longest name of a container in it. */
  ofMessage(message: string): string | null {
    for (const pattern of [/service "([^"]+)"/, /services\.([^.\s:[]+)/, /no such service: (\S+)/, /^\s*> \[(\S+) \d+\/\d+\] /m]) {
      const name = pattern.exec(message)?.[1]
      if (name !== undefined && this.model.services.has(name)) return name
    }
    const words = new Set(message.match(/[A-Za-z0-9][A-Za-z0-9_.-]*/g) ?? [])
    const names = [...words].filter((word) => this.containers.has(word) || this.known(word) !== undefined || this.byPattern(word) !== null)
    const [longest] = names.sort((a, b) => b.length - a.length)
    return longest === undefined ? null : this.ofContainer(longest)
  }

  private ofContainer(name: string): string | null {
    const service = this.containers.get(name) ?? this.known(name) ?? this.byPattern(name)
    if (service === null) return null
    this.containers.set(name, service)
    return service
  }

  /** `shop-web-1`, while it is replaced `0123456789ab_shop-web-1`. */
  private byPattern(name: string): string | null {
    const prefix = `${this.model.projectName}-`
    const plain = name.replace(/^[0-9a-f]{12}_/, '')
    const service = plain.startsWith(prefix) ? /^(.+)-\d+$/.exec(plain.slice(prefix.length))?.[1] : undefined
    return service !== undefined && (this.model.services.has(service) || this.model.services.size === 0) ? service : null
  }
}
