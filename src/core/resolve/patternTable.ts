/** One step of a table keyed by path patterns: what is known here, and what lies below. */
export interface PatternStep<Rule> {
  readonly rule: Rule | undefined
  readonly named: ReadonlyMap<string, PatternStep<Rule>>
  /** What `*` stands for: any key, or any item of a list. */
  readonly any: PatternStep<Rule> | undefined
}

interface GrowingStep<Rule> {
  rule: Rule | undefined
  named: Map<string, GrowingStep<Rule>>
  any: GrowingStep<Rule> | undefined
}

/**
 * Turns a table such as `{ 'services.*.ports': rule }` into steps that a walk takes alongside a tree, so that a
 * lookup costs one map access a level. Patterns are ours and hold no user data, so the dots are safe here.
 */
export function compilePatterns<Rule>(table: Readonly<Record<string, Rule>>): PatternStep<Rule> {
  const root: GrowingStep<Rule> = { rule: undefined, named: new Map(), any: undefined }
  for (const [pattern, rule] of Object.entries(table)) {
    let step = root
    for (const part of pattern.split('.')) {
      let next = part === '*' ? step.any : step.named.get(part)
      if (!next) {
        next = { rule: undefined, named: new Map(), any: undefined }
        if (part === '*') step.any = next
        else step.named.set(part, next)
      }
      step = next
    }
    step.rule = rule
  }
  return root
}

export function stepInto<Rule>(step: PatternStep<Rule> | undefined, key: string): PatternStep<Rule> | undefined {
  return step === undefined ? undefined : (step.named.get(key) ?? step.any)
}

export function stepAlong<Rule>(step: PatternStep<Rule>, keys: readonly string[]): PatternStep<Rule> | undefined {
  let current: PatternStep<Rule> | undefined = step
  for (const key of keys) current = stepInto(current, key)
  return current
}
