/** What a run of `stackyard` ends with, in every command. */
export const exitCode = {
  done: 0,
  /** Findings, or a refusal that says why. */
  findings: 1,
  /** Wrong use, or something that cannot be read. */
  unreadable: 2,
} as const
