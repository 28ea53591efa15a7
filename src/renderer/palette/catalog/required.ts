/** A variable that must be given in `.env`: Compose stops and says so where it is not, and no secret stands in the file. */
export function required(variable: string): string {
  return `\${${variable}:?set it in .env}`
}
