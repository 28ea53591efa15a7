import type { Picture } from '@core/graph/export/picture'

/** A picture with those words everywhere that words can stand. */
export function pictureOf(words: string): Picture {
  return {
    bounds: { x: 0, y: 0, width: 500, height: 300 },
    areas: [{ id: `network:${words}`, title: words, titleWidth: 80, side: 'left', tone: 'network', x: -28, y: -48, width: 300, height: 200 }],
    lines: [{ id: `mount:${words}`, kind: 'mount', path: 'M0,0 C10,0 20,10 30,10', hasArrow: true, label: { text: words, middle: { x: 15, y: 5 }, width: 40 } }],
    cards: [{ id: `service:${words}`, letter: words.slice(0, 1), title: words, note: words, subtitle: words, subtitleIsNote: false, chips: [{ text: words, mark: 'world', exposed: true, width: 60 }], foot: '', tone: 'plain', x: 0, y: 0, width: 208, height: 96 }],
    pills: [{ id: `volume:${words}`, kind: 'volume', letter: 'V', title: words, note: '', tone: 'ghost', x: 0, y: 120, width: 120, height: 34 }],
  }
}
