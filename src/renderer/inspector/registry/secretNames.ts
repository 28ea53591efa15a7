/** Names whose values people do not want on a screen that others see. */
const secret = /(?:^|[_.-])(?:PASSWORD|PASSWD|PASS|PWD|PASSPHRASE|TOKEN|SECRET|SECRETS|KEY|KEYS|APIKEY|CREDENTIALS?|PRIVATE)(?:$|[_.-](?!FILE$|PATH$|ID$))|(?:PASSWORD|SECRET|TOKEN|APIKEY)$/i

/** Whether a variable's value is to be masked until a person asks to see it; `DB_PASSWORD_FILE` names a file. */
export function looksSecret(name: string): boolean {
  return secret.test(name) && !/(?:_FILE|_PATH|PUBLIC_KEY)$/i.test(name)
}
