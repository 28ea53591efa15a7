import { expect, it } from 'vitest'
import { canvasScene } from '@core/graph/drawing/canvasScene'
import { hangingLabels } from '@core/graph/drawing/hangingLabels'
import { pictureWords, sayBy } from '@core/graph/drawing/pictureWords'
import { analysisOf } from '../graphOf'

const { graph } = analysisOf('services:\n  db:\n    image: postgres\n    volumes: ["data:/var/lib/postgresql/data"]\n    depends_on: [cache]\n  cache: {image: redis}\nvolumes:\n  data:\n')
const scene = canvasScene(graph, 'auto')
const db = { x: 0, y: 0, width: 208, height: 96 }
const data = { x: 36, y: 124, width: 120, height: 34 }

it('a view of the whole holds the words beside what hangs below a service', () => {
  const rects = new Map([['service:db', db], ['volume:data', data]])
  const labels = hangingLabels(scene.edges, (id) => rects.get(id), sayBy(pictureWords))
  expect(labels).toMatchObject({ x: 162, height: 20 })
  expect((labels?.x ?? 0) + (labels?.width ?? 0)).toBeGreaterThan(280)
})

it('the words on lines between services and to what stands elsewhere are none of them', () => {
  const rects = new Map([['service:db', db], ['service:cache', { ...db, x: 344 }], ['volume:data', { ...data, x: 900, y: 0 }]])
  expect(hangingLabels(scene.edges, (id) => rects.get(id), sayBy(pictureWords))).toBeNull()
})
