import { describe, expect, it } from 'vitest'
import { fields } from '@core/schema/fields'
import { fieldEditor } from '@renderer/inspector/registry/fieldEditor'
import { attributeRows, EditedFile } from './attributeRows'

/** Comments and blank lines in each place where an edit could step on one. */
const base = `# What runs at the shop.

name: ledger   # of the ledger

services:
  # What others build on.
  base:
    image: busybox:1.37 # small

  web: # the site
    # Kept by team blue.
    image: "nginx:1.27"   # pinned
    # The end of the site.

# Kept after all.
volumes:
  data:
  # nothing more
networks:
  back:
  front: # public
`

/** Without a line that the attribute under test writes itself. */
function textFor(path: string): string {
  if (path === 'name') return base.replace('name: ledger   # of the ledger\n\n', '')
  if (path === 'volumes') return base.replace('volumes:\n  data:\n  # nothing more\n', '')
  if (path === 'networks') return base.replace('networks:\n  back:\n  front: # public\n', '')
  if (path === 'services') return '# What runs at the shop.\n\nname: ledger\n'
  if (path === 'services.*.image') return base.replace('    image: "nginx:1.27"   # pinned\n', '    init: true   # reaps\n')
  return base
}

describe('every attribute of the specification', () => {
  it('has rows here', () => {
    expect(new Set(attributeRows.map(({ field }) => field.path)).size).toBe(fields.length)
    expect(fields.length).toBe(416)
    expect(fields.filter((field) => fieldEditor(field) === undefined)).toEqual([])
  })

  it.each(attributeRows.map((row) => [`${row.field.path} (${row.form})`, row] as const))('%s is set by lines of its own and cleared to the same bytes', (_name, row) => {
    const owner = row.field.path.startsWith('services.*') ? (row.field.path === 'services.*' ? 'cache' : 'web') : 'fresh'
    // Line ends make no difference to most of it: every third row is tried with both.
    for (const eol of row.field.path.length % 3 === 0 ? ['\n', '\r\n'] : ['\n']) {
      const edited = new EditedFile(textFor(row.field.path).replaceAll('\n', eol))
      row.prepare(edited, owner)
      const before = edited.text
      edited.edits.length = 0
      row.set(edited, owner)
      expect(edited.document.errors).toEqual([])
      expect(edited.document.resolvedAt(row.path(owner))).toBeDefined()
      // Nothing of what was there is taken away or written anew.
      expect(edited.edits.map(({ length }) => length)).toEqual(edited.edits.map(() => 0))
      expect(edited.text).not.toBe(before)
      expect(edited.text.replaceAll(eol, '').includes('\n')).toBe(false)
      row.clear(edited, owner)
      expect(edited.text).toBe(before)
    }
  })
})
