import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useSettled } from '@renderer/canvas/flow/useSettled'
import { wholePixels } from '@renderer/canvas/flow/wholePixels'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('is settled once a value has stayed the same for so long', () => {
  const scope = effectScope()
  const zoom = ref(1)
  const settled = scope.run(() => useSettled(() => zoom.value, 150))
  expect(settled?.value).toBe(true)
  zoom.value = 2
  expect(settled?.value).toBe(false)
  vi.advanceTimersByTime(100)
  zoom.value = 3
  vi.advanceTimersByTime(100)
  expect(settled?.value).toBe(false)
  vi.advanceTimersByTime(50)
  expect(settled?.value).toBe(true)
  zoom.value = 4
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})

it('finds the pixel of the screen that is nearest', () => {
  expect([wholePixels(10.4, 1), wholePixels(-10.6, 1), wholePixels(10.4, 2), wholePixels(10.3, 1.25)]).toEqual([10, -11, 10.5, 10.4])
})
