import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { renameVariable } from '@core/language/renameVariable'
import { applyEdits } from '@core/text/applyEdits'
import type { FileContent } from '@core/resolve/types'

function renamed(files: Readonly<Record<string, string>>, from: string, to: string): string | Readonly<Record<string, string>> {
  const input = new Map(Object.entries(files).map(([path, text]): [string, FileContent] => [path, { kind: 'text', text }]))
  const analysis = analyze({ name: null, composeFiles: ['compose.yaml'], folderName: 'shop', files: input, environment: {}, profiles: [] })
  const result = renameVariable(analysis, from, to)
  return result.ok ? Object.fromEntries([...result.files].map(([path, edits]) => [path, applyEdits(files[path] ?? '', edits)])) : result.refusal.code
}

const compose = 'services:\n  web:\n    image: nginx:${TAG:-1} # ${TAG}\n    environment:\n      A: $TAG-$TAGS-$$TAG\n'
const dotenv = '# the version\nTAG=1.27\nTAGS="${TAG}-alpine"\n'

describe('renameVariable', () => {
  it('changes the line of .env and every expression, and nothing that only looks alike', () => {
    expect(renamed({ 'compose.yaml': compose, '.env': dotenv }, 'TAG', 'NGINX_TAG')).toEqual({
      'compose.yaml': compose.replace('${TAG:-1} # ${TAG}', '${NGINX_TAG:-1} # ${NGINX_TAG}').replace('A: $TAG-', 'A: $NGINX_TAG-'),
      '.env': '# the version\nNGINX_TAG=1.27\nTAGS="${NGINX_TAG}-alpine"\n',
    })
  })

  it('refuses what is not set in .env, a name that is taken, and one that is none', () => {
    expect(renamed({ 'compose.yaml': compose }, 'TAG', 'OTHER')).toBe('VARIABLE_NOT_HERE')
    expect(renamed({ 'compose.yaml': compose, '.env': dotenv }, 'TAG', 'TAGS')).toBe('VARIABLE_SET')
    expect(renamed({ 'compose.yaml': compose, '.env': dotenv }, 'TAG', '1TAG')).toBe('VARIABLE_NAME')
  })

  it('refuses where a service gets .env itself: its variable would have another name', () => {
    expect(renamed({ 'compose.yaml': `${compose}    env_file: .env\n`, '.env': dotenv }, 'TAG', 'OTHER')).toBe('VARIABLE_RENAME_UNPROVEN')
  })
})
