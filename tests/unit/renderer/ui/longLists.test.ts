import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useGradually } from '@renderer/ui/useGradually'
import { useShortened } from '@renderer/ui/useShortened'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('long lists', () => {
  it('show their beginning, and more of it when asked', () => {
    const items = ref(Array.from({ length: 7 }, (_unused, index) => index))
    const { shown, next, showMore } = useShortened(() => items.value, 3)
    expect([shown.value, next.value]).toEqual([[0, 1, 2], 3])
    showMore()
    expect([shown.value.length, next.value]).toEqual([6, 1])
    showMore()
    expect([shown.value.length, next.value]).toEqual([7, 0])
  })

  it('whose items are costly come one after the other, anew for another subject, and stop with their view', async () => {
    const scope = effectScope()
    const subject = ref('one')
    const isCostly = ref(true)
    const shown = scope.run(() => useGradually(() => ['a', 'b', 'c'], () => subject.value, () => isCostly.value))
    expect(shown?.value).toEqual(['a'])
    vi.advanceTimersToNextTimer()
    expect(shown?.value).toEqual(['a', 'b'])
    subject.value = 'two'
    await nextTick()
    expect(shown?.value).toEqual(['a'])
    vi.runAllTimers()
    expect(shown?.value).toEqual(['a', 'b', 'c'])
    isCostly.value = false
    subject.value = 'three'
    await nextTick()
    expect(shown?.value).toEqual(['a', 'b', 'c'])
    isCostly.value = true
    subject.value = 'four'
    await nextTick()
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
