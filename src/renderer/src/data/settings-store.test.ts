import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../../shared/contract.ts'
import type { Settings, SettingsPatch } from '../../../shared/domain/settings.ts'
import { givenOf, settingsSchema } from '../../../shared/domain/settings.ts'
import { updateSettings, updateSettingsSoon, useSettings } from './settings-store.ts'

/** Calls that the main process has not answered yet. */
let calls: { name: string; input: SettingsPatch; answer: (answer: Answer<Settings>) => void }[]
/** As stored by the main process, one change after the other. */
let stored: Settings

const shown = (): Settings => useSettings.getState().settings
const chooseForm = (form: Settings['export']['form']): void =>
  updateSettingsSoon({ export: { ...shown().export, form } })

/** The main process tells every window what it has stored. */
const tell = (): void => useSettings.getState().settingsLoaded(stored)

/** Stores the oldest pending change, reports it and answers. */
async function store(): Promise<void> {
  const call = calls.shift()!
  expect(call.name).toBe('settings.update')
  stored = { ...stored, ...givenOf(call.input) }
  tell()
  call.answer({ ok: true, value: stored })
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  calls = []
  stored = settingsSchema.parse({})
  vi.stubGlobal('window', {
    palimpsest: {
      invoke: (name: string, input: SettingsPatch) => new Promise((answer) => void calls.push({ name, input, answer }))
    }
  })
  tell()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a change of the settings', () => {
  it('stays while an earlier one is still being stored', async () => {
    updateSettingsSoon({ welcomed: true })
    await vi.advanceTimersByTimeAsync(400)
    chooseForm('zip')
    await vi.advanceTimersByTimeAsync(400)
    // Both have been sent, and the first one is stored.
    expect(calls).toHaveLength(2)
    await store()
    expect(shown()).toMatchObject({ welcomed: true, export: { form: 'zip' } })
    // A further choice must not be combined with an older one.
    updateSettingsSoon({ export: { ...shown().export, profile: 'none' } })
    await store()
    await vi.advanceTimersByTimeAsync(400)
    await store()
    expect(stored).toMatchObject({ welcomed: true, export: { form: 'zip', profile: 'none' } })
    expect(shown()).toEqual(stored)
  })

  it('stays when the stored settings arrive after it', async () => {
    chooseForm('sheet')
    tell()
    expect(shown().export.form).toBe('sheet')
    await vi.advanceTimersByTimeAsync(400)
    tell()
    expect(shown().export.form).toBe('sheet')
    await store()
    expect(stored.export.form).toBe('sheet')
  })

  it('lets changes from elsewhere through', async () => {
    chooseForm('zip')
    stored = { ...stored, exportFolder: '/exports' }
    tell()
    expect(shown()).toMatchObject({ exportFolder: '/exports', export: { form: 'zip' } })
    await vi.advanceTimersByTimeAsync(400)
    await store()
    stored = { ...stored, export: { ...stored.export, form: 'folder' } }
    tell()
    expect(shown()).toEqual(stored)
  })

  it('that cannot be stored is reverted, and those after it stay', async () => {
    const refused = updateSettings({ welcomed: true }).catch((error: unknown) => error)
    chooseForm('zip')
    calls.shift()!.answer({ ok: false, error: { code: 'disk-full', message: 'The disk is full.', data: {} } } as never)
    await vi.advanceTimersByTimeAsync(0)
    expect(calls[0]).toMatchObject({ name: 'settings.get' })
    calls.shift()!.answer({ ok: true, value: stored })
    expect(await refused).toMatchObject({ code: 'disk-full' })
    expect(shown()).toMatchObject({ welcomed: false, export: { form: 'zip' } })
  })
})
