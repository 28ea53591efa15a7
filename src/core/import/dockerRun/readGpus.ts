import { plainMap } from '../../commands/project/plain'
import type { PlainValue } from '../../document/types'
import type { LossReason } from '../types'
import type { RunDraft } from './runDraft'

/** `all`, a count, or `device=0,1` and other settings; commas inside quotes part a list (docker CLI `opts/gpus.go`). */
export function readGpus(draft: RunDraft, given: string): LossReason | undefined {
  if (given === 'all') {
    draft.set('gpus', 'all')
    return undefined
  }
  if (/^\d+$/.test(given)) {
    draft.set('gpus', [plainMap([['count', Number(given)]])])
    return undefined
  }
  const request = new Map<string, PlainValue>()
  for (const field of given.match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const [key = '', value = ''] = field.replaceAll('"', '').split(/=(.*)/s)
    if (key === 'device') request.set('device_ids', value.split(','))
    else if (key === 'capabilities') request.set('capabilities', value.split(','))
    else if (key === 'count') request.set('count', value === 'all' ? 'all' : Number(value))
    else if (key === 'driver') request.set('driver', value)
    else if (key === 'options') request.set('options', value.split(','))
    else if (/^\d+$/.test(key)) request.set('device_ids', [...((request.get('device_ids') ?? []) as readonly string[]), key])
    else return 'unreadable'
  }
  draft.set('gpus', [plainMap(request)])
  return undefined
}
