import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launch } from './support/shells'
import { temporaryFolder } from './support/temporaryFolder'

const compose = `# The shop.
services:
  web:
    image: nginx:\${TAG:-1} # the site
    ports:
      - "8080:80"
  api:
    image: node:22
    labels:
      - owner=blue # the team
`
const override = 'services:\n  web:\n    mem_limit: 128m\n'

it('any attribute is found, checked, set and taken back; several services are edited as one; a variable goes into .env, an edit into the file chosen for it', { timeout: 75_000 }, async () => {
  const path = temporaryFolder()
  const files = { 'compose.yaml': compose, 'compose.override.yaml': override, '.env': '# for the shop\nTAG=1.27 # pinned\n' }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  const { app } = await launch('web', { path })
  await app.opened()
  const read = (name: string): string => readFileSync(join(path, name), 'utf8')
  const save = (): Promise<void> => app.press('Control+s')

  await app.select('service:web')
  const search = app.inspector.getByRole('searchbox')
  await search.fill('limits cpus')
  const cpus = app.inspector.locator('[data-attribute-path="services.web.deploy.resources.limits.cpus"]')
  await cpus.getByRole('textbox').fill('half')
  await app.press('Enter')
  await cpus.getByText('This takes a number.').waitFor()
  await cpus.getByRole('textbox').fill('0.5')
  await app.press('Enter')
  await search.fill('mem_limit')
  await app.inspector.getByRole('button', { name: 'mem_limit', exact: true }).click()
  await app.inspector.getByRole('list', { name: 'Where the value comes from' }).getByText('compose.override.yaml:3').waitFor()
  await save()
  await expect.poll(() => read('compose.yaml')).toBe(compose.replace('      - "8080:80"\n', '      - "8080:80"\n    deploy:\n      resources:\n        limits:\n          cpus: 0.5\n'))

  await app.press('Control+z')
  await app.select('service:api')
  await app.page.keyboard.down('Shift')
  await app.select('service:web')
  await app.page.keyboard.up('Shift')
  const labels = app.attribute('labels')
  await labels.getByLabel('New name in labels', { exact: true }).fill('tier')
  await labels.getByLabel('Value of the new name in labels').fill('front')
  await app.press('Enter')
  await labels.getByRole('textbox', { name: 'Value of tier' }).waitFor()
  await save()
  await expect.poll(() => read('compose.yaml')).toBe(compose.replace('      - "8080:80"\n', '      - "8080:80"\n    labels:\n      - tier=front\n').replace('# the team\n', '# the team\n      - tier=front\n'))

  await app.page.getByRole('main').click({ position: { x: 12, y: 12 } })
  await app.press('Control+z')
  await app.page.getByRole('main').click({ position: { x: 12, y: 12 } })
  const table = app.inspector.locator('[data-env-file=".env"]')
  await table.getByLabel('Value of TAG').fill('1.28')
  await app.press('Enter')
  await save()
  await expect.poll(() => [read('compose.yaml'), read('compose.override.yaml'), read('.env')]).toEqual([compose, override, '# for the shop\nTAG=1.28 # pinned\n'])

  await app.page.getByRole('combobox', { name: /^Edits go to/ }).click()
  await app.page.getByRole('option', { name: /compose\.override\.yaml/ }).click()
  await app.select('service:web')
  const image = app.attribute('image')
  await image.getByText('will be written to compose.override.yaml').waitFor()
  await image.getByRole('textbox').fill('nginx:1.29')
  await app.press('Enter')
  await app.attribute('ports').getByRole('textbox', { name: 'Port 1' }).fill('81:80')
  await app.press('Enter')
  await app.attribute('ports').getByText('Another file can only add items').waitFor()
  await save()
  await expect.poll(() => [read('compose.yaml'), read('compose.override.yaml')]).toEqual([compose, `${override}    image: nginx:1.29\n`])
})
