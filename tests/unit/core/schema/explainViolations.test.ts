import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mapNode, scalarNode, seqNode } from '@core/resolve/resolvedNodes'
import type { ResolvedNode } from '@core/resolve/types'
import { explainViolations } from '@core/schema/explainViolations'
import { isNetwork, isService } from '@core/schema/generated/validators'
import { composeSchema } from '@core/schema/jsonSchema'
import { toData } from '@core/schema/toData'

const keys = ['image', 'build', 'context', 'args', 'ports', 'target', 'published', 'volumes', 'type', 'source', 'bind', 'depends_on', 'db', 'condition', 'restart', 'healthcheck', 'test', 'interval', 'deploy', 'replicas', 'resources', 'limits', 'cpus', 'environment', 'env_file', 'path', 'required', 'networks', 'aliases', 'ulimits', 'soft', 'hard', 'gpus', 'count', 'secrets', 'logging', 'driver', 'x-note', 'oom_score_adj', 'cpu_percent', 'ipam', 'config', 'subnet', 'pull_policy', 'provider', 'options', 'develop', 'watch', 'action', 'external', 'name']
const scalars = fc.constantFrom<string | number | boolean | null>('x', '', '80:80', 'service_healthy', 'sync', 'bind', 'always', 'all', 0, 1, 80, -5, 2000, 1.5, true, false, null)

const { node } = fc.letrec<{ node: ResolvedNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    scalars.map((value) => scalarNode(value, [])),
    fc.array(tie('node'), { maxLength: 3 }).map((items) => seqNode(items, [])),
    fc.array(fc.tuple(fc.constantFrom(...keys), tie('node')), { maxLength: 5 }).map((entries) => mapNode(new Map(entries), [])),
  ),
}))
const map = fc.array(fc.tuple(fc.constantFrom(...keys), node), { maxLength: 4 }).map((entries) => mapNode(new Map(entries), []))

it.each([
  ['service', isService],
  ['network', isNetwork],
] as const)('finds a violation exactly where the compiled validator of a %s says no', (name, isValid) => {
  const schema = composeSchema.$defs[name]
  fc.assert(
    fc.property(map, (value) => {
      expect(explainViolations(schema ?? {}, value).length === 0).toBe(isValid(toData(value)))
    }),
    { seed: 5, numRuns: 2000 },
  )
})
