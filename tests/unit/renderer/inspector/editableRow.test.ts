// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { TooltipProvider } from 'reka-ui'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick } from 'vue'
import { createTranslation } from '@renderer/i18n/createTranslation'
import EditableRow from '@renderer/inspector/fields/EditableRow.vue'

let wrapper: ReturnType<typeof mount> | null = null
afterEach(() => wrapper?.unmount())

function row(texts: readonly string[]) {
  const applied: (readonly string[])[] = []
  const apply = (now: readonly string[]) => (applied.push(now), null)
  wrapper = mount({ render: () => h(TooltipProvider, () => h(EditableRow, { texts, labels: ['Name', 'Value'], apply })) }, { global: { plugins: [createTranslation('en').plugin] }, attachTo: document.body })
  return { applied, wrapper }
}

describe('a row of texts', () => {
  it('gives a value of several lines its lines, where Enter makes one more', async () => {
    const { applied, wrapper: shown } = row(['PEM', 'one\ntwo\n'])
    const value = shown.get('textarea')
    await value.trigger('focus')
    await value.trigger('keydown', { key: 'Enter' })
    expect(applied).toEqual([])
    await value.setValue('one\nthree\n')
    await value.trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(applied.at(-1)).toEqual(['PEM', 'one\nthree\n'])
  })

  it('brings into view why a text was not taken', async () => {
    const brought: unknown[] = []
    const view = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation((how) => void brought.push(how))
    wrapper = mount({ render: () => h(TooltipProvider, () => h(EditableRow, { texts: [''], labels: ['Port'], apply: () => null, check: () => 'no port' })) }, { global: { plugins: [createTranslation('en').plugin] }, attachTo: document.body })
    const input = wrapper.get('input')
    await input.setValue('abc')
    await input.trigger('keydown', { key: 'Enter' })
    await nextTick()
    expect(wrapper.get('[role=alert]').text()).toContain('no port')
    expect(brought).toEqual([{ block: 'nearest' }])
    view.mockRestore()
  })

  it('changes nothing of a half that nobody touched', async () => {
    const { applied, wrapper: shown } = row(['NAME', ' kept '])
    const [name] = shown.findAll('input')
    await name?.trigger('keydown', { key: 'Enter' })
    expect(applied).toEqual([])
    await name?.setValue(' OTHER ')
    await name?.trigger('keydown', { key: 'Enter' })
    expect(applied.at(-1)).toEqual(['OTHER', ' kept '])
  })
})
