/** The person's language as BCP 47: by the environment as POSIX has it (`LC_ALL`, `LC_MESSAGES`, `LANG`), else by the runtime. */
export function systemLocale(environment: NodeJS.ProcessEnv): string {
  const posix = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((value) => value)
  const named = posix?.match(/^([a-z]{2,3})(?:_([A-Z]{2}))?(?:[.@]|$)/)
  if (named) return [named[1], named[2]].filter(Boolean).join('-')
  return Intl.DateTimeFormat().resolvedOptions().locale
}
