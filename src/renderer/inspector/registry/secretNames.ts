/** Names whose values people do not want on a screen that others see. */
const secret = /(?:^|[_.-])(?:PASSWORD|PASSWD|PASS|PWD|PASSPHRASE|TOKEN|SECRET|SECRETS|KEY|KEYS|APIKEY|CREDENTIALS?|PRIVATE)(?:$|[_.-](?!FILE$|PATH$|ID$))|(?:PASSWORD|SECRET|TOKEN|APIKEY)$/i

/** Whether a variable's value is to be masked until a person asks to see it; `DB_PASSWORD_FILE` names a file. */
export function looksSecret(name: string): boolean {
  return secret.test(name) && !/(?:_FILE|_PATH|PUBLIC_KEY)$/i.test(name)
}

/**
 * Whether a text that stands under a name is to be masked: for its own name, for the one in `NAME=value`, or for a password in an
 * address. An expression gives nothing away.
 */
export function isSecretValue(name: string, text: string): boolean {
  const [, inner = '', value = ''] = /^([A-Za-z_][\w.-]*)=([^]*)$/.exec(text) ?? []
  const isPlain = (part: string): boolean => part !== '' && !/^\$(?:\w+|\{[^}]*\})$/.test(part)
  if (looksSecret(name) && isPlain(text)) return true
  if (looksSecret(inner) && isPlain(value)) return true
  return [...text.matchAll(/:\/\/[^\s/@:]*:([^\s/@]+)@/g)].some(([, password = '']) => isPlain(password))
}

/** A text, or dots in its place. */
export function maskedText(name: string, text: string): string {
  return isSecretValue(name, text) ? '••••••' : text
}

/** The same for a text of many lines, each with a name of its own. */
export function holdsSecret(name: string, text: string): boolean {
  return text.split('\n').some((line) => {
    const [, key = '', value = ''] = /^[\s-]*["']?([A-Za-z_][\w.-]*)["']?:\s+(\S.*)$/.exec(line) ?? []
    return isSecretValue(name, line.trim()) || isSecretValue(key, value) || isSecretValue('', line.replace(/^[\s-]*["']?/, ''))
  })
}
