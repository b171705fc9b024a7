import { isAbsolute } from 'node:path'
import { app } from 'electron'

/**
 * Before `ready`: an absolute path in PALIMPSEST_PROFILE replaces the system's own folder for this app.
 * @throws if it is set but not absolute: a profile that depends on the working directory would look like a lost library
 */
export function chooseProfile(environment: NodeJS.ProcessEnv): void {
  const folder = environment['PALIMPSEST_PROFILE']
  if (folder === undefined || folder === '') return
  if (!isAbsolute(folder)) throw new Error('PALIMPSEST_PROFILE is not an absolute path.')
  app.setPath('userData', folder)
}
