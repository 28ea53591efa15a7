import { nextTick } from 'vue'

/** Moves the focus to the first thing in the inspector that can be changed, once it shows what is selected now. */
export async function focusInspector(): Promise<void> {
  await nextTick()
  const inspector = document.querySelector('aside.inspector')
  const field = inspector?.querySelector<HTMLElement>('input, textarea, select, [role="combobox"]') ?? inspector?.querySelector<HTMLElement>('button')
  field?.focus()
}
