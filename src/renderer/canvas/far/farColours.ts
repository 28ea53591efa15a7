import type { EdgeKind, NodeKind } from '@core/graph/types'
import type { RunStateWords } from '../nodes/runStateWords'

/** The colours of `styles/tokens.css` as a canvas needs them: worked out for the theme that counts now. */
export interface FarColours {
  readonly canvas: string
  readonly panel: string
  readonly line: string
  readonly text: string
  readonly muted: string
  readonly accent: string
  readonly focus: string
  readonly warning: string
  readonly area: string
  readonly onKind: string
  readonly kinds: Readonly<Record<NodeKind, string>>
  readonly edges: Readonly<Record<EdgeKind, string>>
  readonly tones: Readonly<Record<RunStateWords['tone'], string>>
  readonly font: string
}

/** Where the machine forces its own colours: the page's elements get them by themselves, a canvas has to ask by name. */
function forcedColours(font: string): FarColours {
  const [ink, mark] = ['CanvasText', 'Highlight']
  const kinds = { service: ink, volume: ink, network: ink, env_file: ink, secret: ink, config: ink, bind: ink }
  const edges = { depends_on: ink, mount: ink, network: ink, env_file: ink, secret: ink, config: ink, link: ink, namespace: ink, extends: ink, inferred: ink }
  return { canvas: 'Canvas', panel: 'Canvas', line: ink, text: ink, muted: 'GrayText', accent: mark, focus: mark, warning: ink, area: 'transparent', onKind: 'Canvas', kinds, edges, tones: { good: ink, warning: ink, bad: ink, idle: 'GrayText' }, font }
}

/** Reads them through a probe element: a custom property itself is the text `light-dark(…)`, its use in `color` is a colour. */
export function readFarColours(root: HTMLElement): FarColours {
  const font = getComputedStyle(root).getPropertyValue('--font') || 'sans-serif'
  if (window.matchMedia('(forced-colors: active)').matches) return forcedColours(font)
  const probe = document.createElement('span')
  probe.hidden = true
  root.append(probe)
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const service = read('kind-service')
  const volume = read('kind-volume')
  const network = read('kind-network')
  const envFile = read('kind-env-file')
  const secret = read('kind-secret')
  const idle = read('state-idle')
  const colours: FarColours = {
    canvas: read('surface-canvas'),
    panel: read('surface-panel'),
    line: read('line-strong'),
    text: read('text'),
    muted: read('text-muted'),
    accent: read('accent'),
    focus: read('focus-ring'),
    warning: read('state-warning'),
    area: read('area-network'),
    onKind: read('on-kind'),
    kinds: { service, volume, network, env_file: envFile, secret, config: secret, bind: read('kind-bind') },
    edges: { depends_on: service, mount: volume, network, env_file: envFile, secret, config: secret, link: idle, namespace: idle, extends: idle, inferred: idle },
    tones: { good: read('state-good'), warning: read('state-warning'), bad: read('state-bad'), idle },
    font,
  }
  probe.remove()
  return colours
}
