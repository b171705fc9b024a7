/**
 * The settings, stored with electron-store: validated after every load, with a good copy beside them. Never contains a
 * key.
 */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ElectronStore from 'electron-store'
import type { Clock } from '../../shared/clock.ts'
import {
  givenOf,
  type RecentEntry,
  type Settings,
  type SettingsPatch,
  settingsPatchSchema,
  settingsSchema
} from '../../shared/domain/settings.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { makeFolderDurable, writeJsonDurably } from '../files/durable-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'
import { setAside } from '../files/set-aside.ts'
import { codeOf, storageError } from '../files/storage-error.ts'
import { defaultSettings, isJsonObject, type JsonObject, mendSettings, mergeForFile } from './mend-settings.ts'

export interface SettingsStore {
  get(): Settings
  /**
   * @param applied called with the new settings as soon as `get` returns them, before their copy is written as well
   * @returns the new settings, which are then on disk
   * @throws AppError invalid-input | disk-full | storage; the old settings stay
   */
  update(patch: SettingsPatch, applied?: (settings: Settings) => void): Promise<Settings>
  /** @param folder absolute; null for the default inside the profile */
  setLibraryFolder(folder: string | null): Promise<Settings>
  /** @param recent the newest first */
  setRecentLibraries(recent: RecentEntry[]): Promise<Settings>
  /** @param folder absolute */
  setExportFolder(folder: string): Promise<Settings>
  /** @param folders absolute */
  setWatchedFolders(folders: string[]): Promise<Settings>
  setClock(clock: Settings['clock']): Promise<Settings>
  /** What was wrong with the file and what was done about it, in plain words. */
  readonly problems: readonly string[]
}

/** The part of electron-store in use. */
export interface SettingsFile {
  store: JsonObject
}

export interface SettingsSetup {
  /** Absolute; contains `settings.json` and `settings.backup.json`. */
  folder: string
  clock: Clock
  /** Opens the file; electron-store unless a test provides a failing one. */
  openFile?: (folder: string) => SettingsFile
}

function openElectronStore(folder: string): SettingsFile {
  // A file that cannot be parsed was already set aside; the store never clears one itself.
  return new ElectronStore<JsonObject>({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: false,
    configFileMode: 0o600
  })
}

/**
 * Opens the settings. A damaged file never stops the app: it is set aside, and what is valid in it or in the good copy
 * is used.
 */
export async function openSettings(setup: SettingsSetup): Promise<SettingsStore> {
  const { folder, clock, openFile = openElectronStore } = setup
  const path = join(folder, 'settings.json')
  const backupPath = join(folder, 'settings.backup.json')
  const problems: string[] = []
  const loaded = await load(path, backupPath, clock, problems)
  let { settings, stored } = loaded
  let file: SettingsFile | null = null

  const save = async (next: Settings, applied?: (settings: Settings) => void): Promise<Settings> => {
    if (loaded.unreadable) throw loaded.unreadable
    const content = mergeForFile(stored, next)
    try {
      await makeFolderDurable(folder)
      file ??= openFile(folder)
      file.store = content
    } catch (error) {
      throw storageError(error, 'settings.json')
    }
    settings = next
    stored = content
    applied?.(settings)
    // The settings are safe; if this fails, only the copy is outdated, and the next change writes it.
    await writeJsonDurably(backupPath, content, { mode: 0o600 }).catch(() => undefined)
    return settings
  }
  const change = (edit: () => Settings, applied?: (settings: Settings) => void): Promise<Settings> =>
    oneAtATime(path, () => save(edit(), applied))

  if (loaded.mended) await change(() => settings).catch(() => problems.push(t('settings.openSettings.notWritten')))
  return {
    problems,
    get: () => settings,
    update: (patch, applied) =>
      change(
        () => validated({ ...settings, ...givenOf(settingsPatchSchema.safeParse(patch).data ?? refuse()) }),
        applied
      ),
    setLibraryFolder: (libraryFolder) => change(() => validated({ ...settings, libraryFolder })),
    setRecentLibraries: (recentLibraries) => change(() => validated({ ...settings, recentLibraries })),
    setExportFolder: (exportFolder) => change(() => validated({ ...settings, exportFolder })),
    setWatchedFolders: (watchedFolders) => change(() => validated({ ...settings, watchedFolders })),
    setClock: (clockSeen) => change(() => validated({ ...settings, clock: clockSeen }))
  }
}

interface Loaded {
  settings: Settings
  /** As in the file, including what this version does not know. */
  stored: JsonObject
  mended: boolean
  /** The file exists but cannot be read: it must not be overwritten. */
  unreadable: AppError | null
}

async function load(path: string, backupPath: string, clock: Clock, problems: string[]): Promise<Loaded> {
  let text: string | null
  try {
    text = await readText(path)
  } catch (error) {
    problems.push(t('settings.openSettings.unreadable'))
    return {
      settings: defaultSettings(),
      stored: {},
      mended: false,
      unreadable: storageError(error, 'settings.json', 'read')
    }
  }
  const backup = parseObject((await readText(backupPath).catch(() => null)) ?? '') ?? {}
  const backupIsThere = Object.keys(backup).length > 0
  // No file but a good copy: it was lost, or the app died while a damaged one was being repaired.
  if (text === null) {
    if (!backupIsThere) return { settings: defaultSettings(), stored: {}, mended: false, unreadable: null }
    problems.push(t('settings.openSettings.fileGone'))
    return { settings: mendSettings(backup).settings, stored: backup, mended: true, unreadable: null }
  }
  const hadMark = text.startsWith('\u{feff}')
  const stored = parseObject(text.replace(/^\u{feff}/u, ''))
  const { settings, damaged } = stored ? mendSettings(stored, backup) : mendSettings(backup)
  if (stored && damaged.length === 0 && !hadMark) return { settings, stored, mended: false, unreadable: null }
  const name = await setAside(path, clock.now()).catch(() => null)
  const all = damaged.join(', ')
  const what = !stored
    ? t(backupIsThere ? 'settings.openSettings.fileDamagedBackup' : 'settings.openSettings.fileDamagedDefaults')
    : damaged.length === 0
      ? t('settings.openSettings.changedByEditor')
      : backupIsThere
        ? t('settings.openSettings.someDamagedBackup', { damaged: all })
        : t('settings.openSettings.someDamagedDefaults', { damaged: all })
  problems.push(name === null ? what : `${what} ${t('settings.openSettings.setAside', { name })}`)
  return { settings, stored: stored ?? backup, mended: true, unreadable: null }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}

function refuse(): never {
  throw new AppError('invalid-input', t('settings.openSettings.notValid'), {
    nextStep: t('settings.openSettings.notValidNext'),
    action: 'open-service-settings'
  })
}

function validated(settings: Settings): Settings {
  return settingsSchema.safeParse(settings).data ?? refuse()
}
