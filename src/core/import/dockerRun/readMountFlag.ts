import { plainMap } from '../../commands/project/plain'
import type { PlainMap, PlainValue } from '../../document/types'
import type { LossReason } from '../types'
import { fromWorkingFolder } from './readVolumeFlag'
import type { RunDraft } from './runDraft'

/** `--mount type=volume,source=data,target=/data`: Compose's long syntax (docker CLI `opts/mount.go`). */
export function readMountFlag(draft: RunDraft, given: string): LossReason | undefined {
  const mount = new Map<string, PlainValue>([['type', 'volume']])
  const own = new Map<string, Map<string, PlainValue>>()
  const volume = new Map<string, PlainValue>()
  const put = (group: string, key: string, value: PlainValue): void => void (own.get(group) ?? own.set(group, new Map()).get(group))?.set(key, value)
  const truth = (value: string | undefined): boolean => value === undefined || value === '' || value === 'true' || value === '1'
  for (const field of given.match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const [key = '', value] = field.replaceAll('"', '').split(/=(.*)/s)
    const text = value ?? ''
    switch (key.toLowerCase()) {
      case 'type': mount.set('type', text); break
      case 'source': case 'src': mount.set('source', fromWorkingFolder(text)); break
      case 'target': case 'dst': case 'destination': mount.set('target', text); break
      case 'readonly': case 'ro': if (truth(value)) mount.set('read_only', true); break
      case 'consistency': mount.set('consistency', text); break
      case 'bind-propagation': put('bind', 'propagation', text); break
      case 'bind-nonrecursive': if (truth(value)) put('bind', 'recursive', 'disabled'); break
      case 'bind-recursive': put('bind', 'recursive', text); break
      case 'volume-nocopy': if (truth(value)) put('volume', 'nocopy', true); break
      case 'volume-subpath': put('volume', 'subpath', text); break
      case 'image-subpath': put('image', 'subpath', text); break
      case 'volume-driver': volume.set('driver', text); break
      case 'volume-label': volume.set('labels', [...((volume.get('labels') ?? []) as readonly string[]), text]); break
      case 'volume-opt': {
        const [name = '', setting = ''] = text.split(/=(.*)/s)
        volume.set('driver_opts', plainMap([...Object.entries((volume.get('driver_opts') ?? {}) as PlainMap), [name, setting]]))
        break
      }
      case 'tmpfs-size': put('tmpfs', 'size', /^\d+$/.test(text) ? Number(text) : text); break
      case 'tmpfs-mode': put('tmpfs', 'mode', text); break
      default: return 'unreadable'
    }
  }
  if (typeof mount.get('target') !== 'string') return 'unreadable'
  const source = mount.get('source')
  if (mount.get('type') === 'volume' && typeof source === 'string' && source !== '') draft.volumes.set(source, plainMap(volume))
  draft.add('volumes', plainMap([...mount, ...[...own].map(([group, settings]) => [group, plainMap(settings)] as const)]))
  return undefined
}
