import { canBeOverheard } from '../../shared/addresses.ts'
import type { Settings, SettingsPatch } from '../../shared/domain/settings.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { providers } from '../providers/registry.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/** @throws AppError invalid-input for an address where keys and pictures could be eavesdropped on */
function refuseOverheard({ baseUrls = {}, imageHost }: SettingsPatch, current: Settings): void {
  const endpoints = providers.flatMap((provider) => provider.endpoints)
  // An address accepted by an older version is kept, and nothing is sent to it; it does not prevent changing the
  // others.
  const open = Object.entries(baseUrls).find(
    ([id, url]) =>
      url !== current.baseUrls[id] && canBeOverheard(url, endpoints.find((endpoint) => endpoint.id === id)?.ownServer)
  )
  const bucket = [imageHost?.s3?.endpoint, imageHost?.s3?.publicBaseUrl].some(
    (url) => typeof url === 'string' && canBeOverheard(url)
  )
  if (open === undefined && !bucket) return
  const problem = t('procedures.settings.notHttps')
  throw new AppError('invalid-input', problem, {
    fields: open === undefined ? { imageHost: problem } : { [`baseUrls.${open[0]}`]: problem },
    nextStep: t('procedures.settings.notHttpsNext'),
    action: 'edit-request'
  })
}

/** Settings and the user's own presets. */
export function settingsProcedures(context: Context) {
  const { settings, presets, host } = context
  return defineProcedures({
    'settings.get': () => settings.get(),
    'settings.update': async (patch) => {
      refuseOverheard(patch, settings.get())
      const next = await settings.update(patch, () => {
        // At once: a request sent meanwhile must not use a connection through the old proxy.
        if (patch.proxy !== undefined) context.http.reconnect()
      })
      host.emit('settingsChanged', next)
      // A key that was not entered for a new address has to be entered again.
      if (patch.baseUrls !== undefined || patch.imageHost !== undefined)
        host.emit('keysChanged', await context.keys.status())
      // A service that was unreachable may be at its new address.
      if (patch.baseUrls !== undefined) context.line.tryNow()
      context.opened().jobs.wake()
      return next
    },
    'presets.list': () => presets.list(),
    'presets.save': (preset) => presets.save(preset),
    'presets.rename': ({ id, name }) => presets.rename(id, name),
    'presets.update': ({ id, parameters }) => presets.update(id, parameters),
    'presets.remove': async ({ id }) => {
      await presets.remove(id)
      return undefined
    }
  })
}
