// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { TooltipProvider } from 'reka-ui'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { fieldFor } from '@core/schema/fields'
import { createTranslation } from '@renderer/i18n/createTranslation'
import { attributeBlocks } from '@renderer/inspector/attributeBlock'
import ItemsEditor from '@renderer/inspector/editors/ItemsEditor.vue'
import { provideInspectorEdit } from '@renderer/inspector/useInspectorEdit'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const path = 'compose.yaml'
const text = 'services:\n  web:\n    image: nginx\n'
let wrapper: ReturnType<typeof mount> | null = null
afterEach(() => wrapper?.unmount())

async function gpus() {
  provideStores(workspaceHost())
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, text)]))
  const field = fieldFor(['services', 'web', 'gpus'])
  const Host = defineComponent({
    setup() {
      provideInspectorEdit()
      return () => {
        const [block] = workspace.analysis ? attributeBlocks(workspace.analysis, ['services', 'web'], 'gpus') : []
        return h(TooltipProvider, () => block && field && h(ItemsEditor, { block, field, label: 'gpus' }))
      }
    },
  })
  wrapper = mount(Host, { global: { plugins: [createTranslation('en').plugin] }, attachTo: document.body })
  return { wrapper, textNow: () => workspace.files.get(path)?.text }
}

it('offers the word that stands for the whole of a list, and takes it where it is typed', async () => {
  const offered = await gpus()
  await offered.wrapper.find('button.whole').trigger('click')
  expect(offered.textNow()).toBe(`${text}    gpus: all\n`)
  await nextTick()
  expect(offered.wrapper.find('button.whole').exists()).toBe(false)
  offered.wrapper.unmount()

  const typed = await gpus()
  const input = typed.wrapper.find('input')
  await input.setValue('all')
  await input.trigger('keydown', { key: 'Enter' })
  expect(typed.textNow()).toBe(`${text}    gpus: all\n`)
})
