/** Mantine's colour scheme, stored in the app's settings instead of the page's local storage. */
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'
import type { Settings } from '../../../shared/domain/settings.ts'
import { attempt } from '../data/report.ts'
import { updateSettings, useSettings } from '../data/settings-store.ts'

const toMantine = (theme: Settings['theme']): MantineColorScheme => (theme === 'system' ? 'auto' : theme)
const fromMantine = (scheme: MantineColorScheme): Settings['theme'] => (scheme === 'auto' ? 'system' : scheme)

/** Either side may change it: Mantine's `setColorScheme` and `updateSettings({ theme })` do the same. */
export function colourSchemeManager(): MantineColorSchemeManager {
  let stop = (): void => undefined
  return {
    get: () => toMantine(useSettings.getState().settings.theme),
    set: (scheme) => {
      const theme = fromMantine(scheme)
      if (useSettings.getState().settings.theme !== theme) attempt(updateSettings({ theme }))
    },
    subscribe: (onUpdate) => {
      stop = useSettings.subscribe((now, before) => {
        if (now.settings.theme !== before.settings.theme) onUpdate(toMantine(now.settings.theme))
      })
    },
    unsubscribe: () => stop(),
    clear: () => undefined
  }
}
