/**
 * Carries the JSON schema of the Compose Specification into src/core/schema/: its structure without the descriptions,
 * and validators compiled from it ahead of time, so that nothing is compiled or evaluated when the app runs.
 *
 *   node scripts/buildSchema.mjs SCHEMA.json ATTRIBUTES.csv   takes a newer schema and table in, then compiles
 *   node scripts/buildSchema.mjs                              compiles the schema that is there
 *   node scripts/buildSchema.mjs --check                      says whether what is there is up to date (exit 0 or 1)
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'

const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'src/core/schema')
const schemaFile = join(folder, 'compose-spec.json')
const validatorsFile = join(folder, 'generated/validators.js')
const typesFile = join(folder, 'generated/validators.d.ts')

const fieldsFile = join(folder, 'fields.json')

/** One validator for each part that is checked by itself; an edit then costs one part. */
const parts = {
  project: '',
  service: '#/$defs/service',
  volume: '#/$defs/volume',
  network: '#/$defs/network',
  secret: '#/$defs/secret',
  config: '#/$defs/config',
  model: '#/$defs/model',
  include: '#/$defs/include',
}

/** `description` is dropped where it is a text; a property of that name has a schema and stays. */
function withoutDescriptions(value) {
  if (Array.isArray(value)) return value.map(withoutDescriptions)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => (key === 'description' && typeof child === 'string' ? [] : [[key, withoutDescriptions(child)]])))
}

function schemaText(schema) {
  return `${JSON.stringify(withoutDescriptions(schema), null, 1)}\n`
}

const nameOf = (part) => `is${part[0].toUpperCase()}${part.slice(1)}`

function typesText() {
  return ['// Made by scripts/buildSchema.mjs. Do not edit.', ...Object.keys(parts).map((part) => `export function ${nameOf(part)}(data: unknown): boolean`), ''].join('\n')
}

/** Cells of a line of CSV; none of the table's cells holds a line break. */
function readRow(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')))
}

/**
 * Every attribute as data, without the words that describe it: its path, the forms it takes, its kind and group, and
 * the release of Docker Compose that brought it (left out where the first 2.0.0 had it).
 */
function fieldsText(csv) {
  const [header, ...lines] = csv.trim().split(/\r?\n/)
  const columns = readRow(header)
  const fields = lines.map((line) => {
    const row = Object.fromEntries(readRow(line).map((cell, index) => [columns[index], cell]))
    const range = row.pattern_range_default
    const since = /^v(\d+\.\d+\.\d+)/.exec(row.first_docker_compose_release_with_path)?.[1]
    return {
      path: row.path,
      forms: row.accepted_forms.split(' | '),
      kind: row.kind,
      group: row.group,
      ...(row.enum ? { enum: row.enum.split('|') } : {}),
      ...(/^(min|default|$)/.test(range) || row.kind !== 'scalar' || range === '^x-' ? {} : { pattern: range }),
      ...(/^min/.test(range) ? { minimum: Number(/min (-?\d+)/.exec(range)[1]) } : {}),
      ...(/max/.test(range) ? { maximum: Number(/max (-?\d+)/.exec(range)[1]) } : {}),
      ...(/^default/.test(range) ? { default: range.slice('default '.length) } : {}),
      ...(row.required_in_parent === 'yes' ? { required: true } : {}),
      ...(/deprecated|obsolete/.test(row.note) ? { deprecated: true } : {}),
      ...(since && since !== '2.0.0' ? { since } : {}),
    }
  })
  return `[\n${fields.map((field) => JSON.stringify(field)).join(',\n')}\n]\n`
}

/** The text of an ES module whose exports answer true or false; the reasons are found by `explainViolations`. */
function validatorsText(schema) {
  const draft = new Ajv2020.default({ strict: false })
  if (!draft.validateSchema(schema)) throw new Error(`Not a JSON schema of draft 2020-12: ${draft.errorsText()}`)
  // The plain class compiles to less code; the schema uses nothing that draft 2020-12 reads in another way.
  const ajv = new Ajv.default({ strict: false, validateSchema: false, messages: false, inlineRefs: false, code: { source: true, esm: true, optimize: 2 } })
  ajv.addSchema(schema)
  const code = standaloneCode.default(ajv, Object.fromEntries(Object.entries(parts).map(([name, pointer]) => [nameOf(name), `${schema.$id}${pointer}`])))
  const own = code
    .replace(/require\("ajv\/dist\/runtime\/equal"\)\.default/g, 'sameData')
    .replace(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, 'lengthOf')
  if (own.includes('require(')) throw new Error('The compiled validators need a part of ajv at run time that has no replacement here.')
  return [
    '// Made by scripts/buildSchema.mjs from ../compose-spec.json. Do not edit.',
    "import { sameData, lengthOf } from '../runtime'",
    own.replace(/^"use strict";/, ''),
    '',
  ].join('\n')
}

function compile() {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'))
  return { [schemaFile]: schemaText(schema), [validatorsFile]: validatorsText(schema), [typesFile]: typesText() }
}

if (process.argv[2] === '--check') {
  const stale = Object.entries(compile()).filter(([file, text]) => readFileSync(file, 'utf8') !== text)
  for (const [file] of stale) process.stderr.write(`${file} is not what scripts/buildSchema.mjs makes.\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  const [, , schema, attributes] = process.argv
  if (schema) writeFileSync(schemaFile, schemaText(JSON.parse(readFileSync(schema, 'utf8'))))
  if (attributes) writeFileSync(fieldsFile, fieldsText(readFileSync(attributes, 'utf8')))
  mkdirSync(join(folder, 'generated'), { recursive: true })
  for (const [file, text] of Object.entries(compile())) writeFileSync(file, text)
}
