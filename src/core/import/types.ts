/** Why something was not carried over. */
export type LossReason =
  /** Compose has no attribute for it. */
  | 'no-attribute'
  /** It says how the command itself behaves (in the foreground, where its id is written), not what the container is. */
  | 'about-the-command'
  /** No flag or instruction of that name is known. */
  | 'unknown'
  /** A command that is no `docker run`. */
  | 'other-command'
  /** An image keeps it by itself; the compose file need not say it again. */
  | 'kept-by-image'
  /** Known, but written so that it cannot be read. */
  | 'unreadable'

/** One thing of the source that the compose text does not say. */
export interface Lost {
  /** One-based, in the source. */
  readonly line: number
  /** As written: `--detach-keys=ctrl-a`, `cd /srv`. */
  readonly text: string
  readonly reason: LossReason
}

/** What an import makes of its source. */
export interface ImportResult {
  readonly kind: 'docker-run' | 'compose' | 'dockerfile'
  /** A compose text; empty where nothing could be read. */
  readonly text: string
  readonly lost: readonly Lost[]
}
