import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWords } from '../i18n/useWords'
import { useSaving } from '../review/useSaving'
import { useEngineStatus } from '../stores/engineStatus.store'
import { useWorkspaceStore } from '../stores/workspace.store'
import { useToasts } from '../ui/useToasts'
import { useTrust } from '../ui/useTrust'
import { useRunStore } from './run.store'

/** What a person can do with the project as a whole, with every question that must be asked before it. */
export function useRunActions() {
  const { t } = useI18n()
  const words = useWords()
  const toasts = useToasts()
  const run = useRunStore()
  const engine = useEngineStatus()
  const workspace = useWorkspaceStore()
  const trust = useTrust()
  const saving = useSaving()
  const asking = ref(false)

  const possible = computed(() => workspace.project !== null && engine.ready && run.active === null && !asking.value)

  /** Trust first (it may run programs of the project), then start; what goes wrong is said in words. */
  async function start(begin: () => Promise<void>): Promise<void> {
    if (asking.value) return
    asking.value = true
    try {
      if (await trust.ensure()) await begin()
    } catch (error) {
      toasts.fail(words.error(error))
    } finally {
      asking.value = false
    }
  }

  const active = () => ({ profiles: [...(workspace.analysis?.input.profiles ?? [])] })

  return {
    possible,
    /** Compose reads the disk: changes that are not saved are saved first, and where that fails nothing is started. */
    up: () =>
      start(async () => {
        if (workspace.dirtyFiles.length > 0) {
          if (!(await saving.save())) {
            toasts.warn(t('run.saveFirst'))
            return
          }
        }
        await run.up(active())
      }),
    down: () => start(() => run.down(active())),
    /** With what runs of profiles that are off, and of services that the files do not define any more. */
    downAll: () => start(() => run.down({ orphans: true, profiles: ['*'] })),
    service: (name: string, action: 'start' | 'stop' | 'restart') => start(() => run.service(name, action)),
    cancel: () => run.cancel().catch((error: unknown) => toasts.fail(words.error(error))),
  }
}
