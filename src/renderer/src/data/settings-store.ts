/** The settings, shown at once when changed and stored by the main process. */
import { create } from 'zustand'
import { givenOf, type Settings, type SettingsPatch, settingsSchema } from '../../../shared/domain/settings.ts'
import { beforeClosing } from './before-close.ts'
import { api } from './client.ts'

export interface SettingsState {
  settings: Settings
  loaded: boolean
  /** What the main process has stored. Local changes that it does not know yet are applied on top. */
  settingsLoaded: (stored: Settings) => void
  settingsPatched: (patch: SettingsPatch) => void
}

export const useSettings = create<SettingsState>()((set) => ({
  settings: settingsSchema.parse({}),
  loaded: false,
  settingsLoaded: (stored) => set({ settings: Object.assign({}, stored, ...sent, unsent), loaded: true }),
  settingsPatched: (patch) => set((state) => ({ settings: { ...state.settings, ...givenOf(patch) } }))
}))

let unsent: SettingsPatch = {}
/** Unanswered changes, oldest first: a disk can take seconds to store one, and what is reported meanwhile is older. */
const sent = new Set<SettingsPatch>()
let timer: ReturnType<typeof setTimeout> | undefined
/** Milliseconds: continuous typing is saved after this at the latest, because a page can end at any moment. */
const longestWait = 2000
let waitingSince = 0

async function flush(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const patch = unsent
  unsent = {}
  if (Object.keys(patch).length === 0) return
  sent.add(patch)
  try {
    await api.settings.update(patch)
  } finally {
    sent.delete(patch)
  }
}

beforeClosing(flush)

/**
 * Changes settings: the window follows at once, the main process is told.
 * @throws AppError if the settings could not be stored; the window then shows the stored ones again
 */
export async function updateSettings(patch: SettingsPatch): Promise<void> {
  useSettings.getState().settingsPatched(patch)
  unsent = { ...unsent, ...patch }
  try {
    await flush()
  } catch (error) {
    useSettings.getState().settingsLoaded(await api.settings.get())
    throw error
  }
}

/**
 * Like updateSettings, for what changes many times a second (a dragged edge, a typed draft): sent after `delay` ms
 * without a change.
 */
export function updateSettingsSoon(patch: SettingsPatch, delay = 400): void {
  useSettings.getState().settingsPatched(patch)
  unsent = { ...unsent, ...patch }
  if (timer === undefined) waitingSince = performance.now()
  clearTimeout(timer)
  const left = Math.max(0, longestWait - (performance.now() - waitingSince))
  // A lost draft or width is not worth a message; a full disk is reported elsewhere.
  timer = setTimeout(() => void flush().catch(() => undefined), Math.min(delay, left))
}
