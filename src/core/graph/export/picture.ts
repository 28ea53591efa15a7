import type { Rectangle } from '../layout/rectangle'
import type { EdgeKind, NodeKind, Point } from '../types'

/**
 * A graph as it is drawn on paper: every word put and cut to its room already, every place known. In graph units.
 * Words are data: whoever draws escapes them.
 */
export interface Picture {
  readonly bounds: Rectangle
  readonly areas: readonly PictureArea[]
  readonly lines: readonly PictureLine[]
  readonly cards: readonly PictureCard[]
  readonly pills: readonly PicturePill[]
}

export interface PictureArea extends Rectangle {
  readonly id: string
  readonly title: string
  readonly titleWidth: number
  /** The end of the upper rim that the title stands at: areas that begin at one place keep apart so. */
  readonly side: 'left' | 'right'
  readonly tone: 'network' | 'profile' | 'implicit' | 'ghost'
}

export interface PictureLine {
  readonly id: string
  readonly kind: EdgeKind
  /** SVG path data. */
  readonly path: string
  readonly hasArrow: boolean
  readonly label: { readonly text: string; readonly middle: Point; readonly width: number } | null
}

export interface PictureChip {
  readonly text: string
  readonly mark: 'world' | 'heart' | 'profile' | null
  readonly exposed: boolean
  readonly width: number
}

export type PictureTone = 'plain' | 'ghost' | 'inactive'

/** A service. */
export interface PictureCard extends Rectangle {
  readonly id: string
  readonly letter: string
  readonly title: string
  /** At the end of the first line: what it does, or that it is off. */
  readonly note: string
  readonly subtitle: string
  /** The subtitle is words of ours and not text of the file. */
  readonly subtitleIsNote: boolean
  readonly chips: readonly PictureChip[]
  /** Stands where the chips would. */
  readonly foot: string
  readonly tone: PictureTone
}

/** Everything that is no service and no area. */
export interface PicturePill extends Rectangle {
  readonly id: string
  readonly kind: Exclude<NodeKind, 'service'>
  readonly letter: string
  readonly title: string
  readonly note: string
  readonly tone: PictureTone
}
