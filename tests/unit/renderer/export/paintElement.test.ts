import { describe, expect, it } from 'vitest'
import { pictureElement } from '@core/graph/export/drawPicture'
import { pictureColours } from '@core/graph/export/pictureColours'
import { element } from '@core/graph/export/xml'
import { paintElement, type Surface } from '@renderer/export/paintElement'
import { pictureOf } from '../../core/graph/export/pictureOf'

/** Writes down what is painted, each with the colour it is painted in. */
function recorder() {
  const done: (readonly [string, ...unknown[]])[] = []
  const colours = { fillStyle: '', strokeStyle: '', globalAlpha: 1 }
  const kept = new Set(['translate', 'rotate', 'scale', 'roundRect', 'fillText', 'setLineDash'])
  const surface = new Proxy(colours, {
    get(target, name) {
      if (Object.hasOwn(target, name)) return Reflect.get(target, name) as unknown
      return (...values: unknown[]) => {
        if (name === 'fill') done.push(['fill', target.fillStyle, target.globalAlpha])
        else if (name === 'stroke') done.push(['stroke', target.strokeStyle, target.globalAlpha])
        else if (kept.has(String(name))) done.push([String(name), ...values])
      }
    },
  }) as unknown as Surface
  return { done, surface, path: (data: string) => ({ data }) as unknown as Path2D }
}

describe('paintElement', () => {
  it('paints every word and every shape of a picture, on its ground', () => {
    const { done, surface, path } = recorder()
    const root = pictureElement(pictureOf('web'), { theme: 'dark', title: 'shop' })
    paintElement(root, surface, 2, path)
    expect(done.slice(0, 2)).toEqual([['scale', 2, 2], ['translate', 24, 24]])
    expect(done.find(([what]) => what === 'fill')).toEqual(['fill', pictureColours.dark['surface-canvas'], 1])
    const words: string[] = []
    const collect = (each: typeof root): void => {
      for (const child of each.content) if (typeof child !== 'string') collect(child)
      else if (each.name === 'text') words.push(child)
    }
    collect(root)
    expect(done.filter(([what]) => what === 'fillText').map(([, text]) => text)).toEqual(words)
    expect(words).toContain('web')
  })

  it('lets an arrow point the way its line ends', () => {
    const { done, surface, path } = recorder()
    const arrow = element('marker', { id: 'arrow-a', refX: 7, refY: 4 }, [element('path', { d: 'M0,0 Z', fill: 'red' })])
    const line = element('path', { d: 'M0,0 C10,0 -20.5,40 -20.5,60', fill: 'none', stroke: 'blue', 'stroke-dasharray': '6 4', 'marker-end': 'url(#arrow-a)' })
    paintElement(element('svg', { viewBox: '0 0 10 10' }, [element('defs', {}, [arrow]), line]), surface, 1, path)
    expect(done.slice(2)).toEqual([['setLineDash', [6, 4]], ['stroke', 'blue', 1], ['translate', -20.5, 60], ['rotate', Math.PI / 2], ['translate', -7, -4], ['fill', 'red', 1]])
  })
})
