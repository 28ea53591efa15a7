import type { YAMLParseError } from 'yaml'
import { TextFault } from './textFault'
import type { DocumentError } from './types'

type Words = readonly [message: string, hint?: string]
type Position = (offset: number) => { readonly line: number; readonly column: number }

/** Puts a fault in words and gives it its line and column. */
export function describeFault(fault: TextFault, positionAt: Position): DocumentError {
  const [message, hint] = words(fault)
  return {
    code: fault.code,
    message,
    params: fault.params,
    range: { start: fault.start, end: fault.end },
    ...positionAt(fault.start),
    ...(hint !== undefined && { hint }),
  }
}

/** The library's error as a fault of ours: `params.reason` is its code, the only part of it that we rely on. */
export function faultOf(error: YAMLParseError, text: string): TextFault {
  const start = Math.min(error.pos[0], text.length)
  const end = Math.min(Math.max(error.pos[1], start), text.length)
  const tab = tabInIndent(text, start)
  if (error.code === 'TAB_AS_INDENT' || tab >= 0) {
    const at = tab >= 0 ? tab : start
    return new TextFault('YAML_TAB_INDENT', at, at + 1)
  }
  return new TextFault('YAML_SYNTAX', start, end, { reason: error.code.toLowerCase(), detail: detailOf(error) })
}

/** The offset of a tab in the white space that begins the line, or -1. */
function tabInIndent(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 1_000))?.[0] ?? ''
  const tab = indent.indexOf('\t')
  return tab < 0 ? -1 : lineStart + tab
}

function detailOf(error: YAMLParseError): string {
  return (error.message.split('\n', 1)[0] ?? '').slice(0, 200)
}

function words({ code, params }: TextFault): Words {
  switch (code) {
    case 'YAML_TAB_INDENT':
      return ['This line is indented with a tab.', 'YAML allows only spaces for indentation: replace the tab with spaces.']
    case 'YAML_DUPLICATE_KEY':
      return [`The key "${params.key}" stands here twice (first on line ${params.firstLine}).`, 'Compose refuses a repeated key: keep one of them.']
    case 'YAML_UNKNOWN_ALIAS':
      return params.reason === 'inside-itself'
        ? [`The alias *${params.name} stands inside the very value that it names.`, 'A value cannot contain itself: remove the alias.']
        : [`No anchor &${params.name} stands before this alias.`, `Write &${params.name} at the value that is meant, further up in this file.`]
    case 'YAML_TOO_DEEP':
      return [`The text is nested more than ${params.limit} levels deep and was not read further.`, 'Check for brackets that are never closed.']
    case 'YAML_TOO_MANY_ALIASES':
      return ['The aliases of this text repeat one another so often that reading it in full would exhaust the memory.', 'Compose would be long at such a file: use fewer aliases within aliases.']
    case 'YAML_TOO_LARGE':
      return [`The text is too large to be a compose file (${params.length} characters; at most ${params.limit} are read).`]
    case 'YAML_NOT_A_MAP':
      return ['A compose file must be a mapping of keys such as "services:" at its top level.', 'Start the file with "services:" and put each service below it.']
    case 'YAML_NOT_TEXT':
      return notTextWords(params)
    case 'YAML_SYNTAX':
      return syntaxWords[String(params.reason)] ?? [`This is not valid YAML: ${params.detail}.`]
  }
}

function notTextWords(params: TextFault['params']): Words {
  if (params.reason === 'utf16') return ['This file is written in UTF-16, which Compose cannot read.', 'Save it as UTF-8 in your editor.']
  if (params.reason === 'decoding') return ['Some bytes of this file are not valid UTF-8 text.', 'Save it as UTF-8 in your editor.']
  return [`The text holds the control character ${params.character}, which YAML does not allow.`, 'Remove the character, or write it as an escape between double quotes.']
}

const unclosed = 'Check that every bracket and every quote before this place is closed.'

/** By the library's code. The most frequent mistakes of people get words of their own. */
const syntaxWords: Readonly<Record<string, Words>> = {
  alias_props: ['An alias cannot have an anchor or a tag of its own.'],
  bad_alias: ['This is not a valid name of an anchor or alias.', 'A value that begins with * or & must stand in quotes.'],
  bad_directive: ['This line begins with %, which YAML keeps for directives.', 'A value that begins with % must stand in quotes.'],
  bad_dq_escape: ['This backslash escape does not exist between double quotes.', 'Write \\\\ for a backslash, or use single quotes.'],
  bad_indent: ['The indentation of this line does not fit the lines above it.', 'Entries of one mapping or list must begin in the same column.'],
  bad_prop_order: ['An anchor or tag must stand after the dash or colon, right before its value.'],
  bad_scalar_start: ['A value cannot begin with this character.', 'A value that begins with @ or ` must stand in quotes.'],
  block_as_implicit_key: ['Two keys stand on one line, or a list stands where a key should.', 'Put the second key on a line of its own, or the value with its colon in quotes.'],
  block_in_flow: ['Inside brackets only the bracket form can be used.', unclosed],
  key_over_1024_chars: ['This key is longer than 1,024 characters.', unclosed],
  merge_value: ['What is merged with << must be a mapping, or a list of mappings.', 'Check what the alias after << stands for.'],
  missing_char: ['Something is missing here: a colon, a comma, a space, a quote or a closing bracket.', unclosed],
  multiline_implicit_key: ['A key must stand on one line, with a colon after it.', 'Check that the line above ends as it should, and that this key has its colon.'],
  multiple_anchors: ['A value can have only one anchor.'],
  multiple_tags: ['A value can have only one tag.'],
  not_a_text_key: ['Compose reads only text as a key, not a list, a mapping or nothing at all.', 'A template that fills in such places must be rendered before it is opened.'],
  plain_in_flow: ['Between brackets Compose takes no unquoted text that begins with a colon or holds a question mark.', 'Put the value in quotes.'],
  resource_exhaustion: ['The text is nested too deep to be read.'],
  unexpected_token: ['The text goes on here where a value should have ended.', unclosed],
}
