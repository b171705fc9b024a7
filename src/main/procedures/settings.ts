import type { Handlers } from '../../shared/contract.ts'
import type { Context } from './context.ts'

/** Settings and the user's own presets. */
export function settingsProcedures(
  context: Context
): Pick<Handlers, 'settings.get' | 'settings.update' | 'presets.list' | 'presets.save' | 'presets.rename' | 'presets.remove'> {
  const { settings, presets, host } = context
  return {
    'settings.get': () => settings.get(),
    'settings.update': async (patch) => {
      const next = await settings.update(patch)
      host.emit('settingsChanged', next)
      context.session().jobs.wake()
      return next
    },
    'presets.list': () => presets.list(),
    'presets.save': (preset) => presets.save(preset),
    'presets.rename': ({ id, name }) => presets.rename(id, name),
    'presets.remove': async ({ id }) => {
      await presets.remove(id)
      return undefined
    }
  }
}
