/** One line of the help: what is done, and by which keys or gesture, in words. */
export interface HelpLine {
  readonly label: string
  readonly ways: readonly string[]
}

export interface HelpSection {
  readonly name: string
  readonly lines: readonly HelpLine[]
}

interface HelpedAction {
  readonly name: string
  readonly labelKey: string
  readonly keys?: readonly string[]
}

/** The section an action belongs to, by the first part of its name; what has none of these comes last. */
const sectionOf: Readonly<Record<string, string>> = { project: 'project', file: 'project', edit: 'edit', arrange: 'arrange', group: 'arrange', view: 'view', run: 'run' }
const order = ['project', 'edit', 'arrange', 'view', 'run', 'more'] as const

/** All actions by section, in the order they were registered; those with keys first. */
export function actionSections(actions: readonly HelpedAction[], words: { readonly label: (action: HelpedAction) => string; readonly keys: (keys: string) => string }): readonly HelpSection[] {
  return order.flatMap((name) => {
    const own = actions.filter((action) => (sectionOf[action.name.split('.')[0] ?? ''] ?? 'more') === name)
    const lines = own.map((action): HelpLine => ({ label: words.label(action), ways: (action.keys ?? []).map(words.keys) }))
    return lines.length === 0 ? [] : [{ name, lines: [...lines.filter(({ ways }) => ways.length > 0), ...lines.filter(({ ways }) => ways.length === 0)] }]
  })
}

/** The lines that hold every word typed, in their label, their keys or the title of their section. */
export function matchingSections(sections: readonly HelpSection[], typed: string, titleOf: (section: HelpSection) => string): readonly HelpSection[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return sections.flatMap((section) => {
    const title = titleOf(section).toLowerCase()
    const lines = section.lines.filter(({ label, ways }) => words.every((word) => title.includes(word) || label.toLowerCase().includes(word) || ways.some((way) => way.toLowerCase().includes(word))))
    return lines.length === 0 ? [] : [{ ...section, lines }]
  })
}
