/** The user's own presets, in `presets.json`. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import { type Preset, presetSchema } from '../../shared/domain/preset.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { makeFolderDurable, writeJsonDurably } from '../files/durable-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'
import { setAside } from '../files/set-aside.ts'
import { codeOf, storageError } from '../files/storage-error.ts'

export interface PresetStore {
  /** Oldest first. */
  list(): Preset[]
  /** @throws AppError invalid-input (another preset of this operation has the name) | disk-full | storage */
  save(preset: Omit<Preset, 'id' | 'createdAt'>): Promise<Preset>
  /** @throws AppError not-found | invalid-input | disk-full | storage */
  rename(id: string, name: string): Promise<Preset>
  /** @throws AppError not-found | disk-full | storage */
  update(id: string, parameters: Preset['parameters']): Promise<Preset>
  /** Does nothing for one that is already gone. */
  remove(id: string): Promise<void>
  readonly problems: readonly string[]
}

export interface PresetsSetup {
  /** Absolute. */
  folder: string
  clock: Clock
}

const fileSchema = z.looseObject({ v: z.number().int().min(1), presets: z.array(z.unknown()) })

/** A row of the file: what this version cannot read is kept and written back. */
interface Row {
  raw: unknown
  preset: Preset | null
}

interface Loaded {
  rows: Row[]
  /** The rest of the file, which a newer version may have extended. */
  top: Record<string, unknown>
  /** The file exists but cannot be read: it must not be overwritten. */
  unreadable: AppError | null
}

/** Opens the presets. A damaged file is set aside, a damaged row is not listed; both are reported in `problems`. */
export async function openPresets({ folder, clock }: PresetsSetup): Promise<PresetStore> {
  const path = join(folder, 'presets.json')
  const problems: string[] = []
  const { rows: first, top, unreadable } = await load(path, clock, problems)
  let rows = first

  const change = async <T>(edit: () => { rows: Row[]; result: T }): Promise<T> =>
    await oneAtATime(path, async () => {
      if (unreadable) throw unreadable
      const next = edit()
      await makeFolderDurable(folder)
      await writeJsonDurably(path, { ...top, presets: next.rows.map((row) => row.preset ?? row.raw) }, { mode: 0o600 })
      rows = next.rows
      return next.result
    })
  const list = (): Preset[] => rows.flatMap((row) => (row.preset ? [row.preset] : []))
  const edit = async (id: string, changed: Partial<Pick<Preset, 'name' | 'parameters'>>): Promise<Preset> =>
    await change(() => {
      const old = list().find((preset) => preset.id === id)
      if (!old)
        throw new AppError('not-found', t('settings.openPresets.gone'), {
          nextStep: t('settings.openPresets.goneNext')
        })
      const preset = parsed({ ...old, ...changed })
      assertNewName(list(), preset)
      return { rows: rows.map((row) => (row.preset?.id === id ? { raw: preset, preset } : row)), result: preset }
    })

  return {
    problems,
    list,
    save: (given) =>
      change(() => {
        const preset = parsed({ ...given, id: ulid(clock.now()), createdAt: clock.now() })
        assertNewName(list(), preset)
        return { rows: [...rows, { raw: preset, preset }], result: preset }
      }),
    rename: (id, name) => edit(id, { name }),
    update: (id, parameters) => edit(id, { parameters }),
    remove: async (id) => {
      if (!list().some((preset) => preset.id === id)) return
      await change(() => ({ rows: rows.filter((row) => row.preset?.id !== id), result: undefined }))
    }
  }
}

async function load(path: string, clock: Clock, problems: string[]): Promise<Loaded> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { rows: [], top: { v: 1 }, unreadable: null }
    problems.push(t('settings.openPresets.fileUnreadable'))
    return { rows: [], top: { v: 1 }, unreadable: storageError(error, 'presets.json', 'read') }
  }
  const file = fileSchema.safeParse(parseJson(text))
  if (!file.success) {
    const name = await setAside(path, clock.now()).catch(() => 'presets.json')
    problems.push(t('settings.openPresets.fileDamaged', { name }))
    return { rows: [], top: { v: 1 }, unreadable: null }
  }
  const seen = new Set<string>()
  const rows = file.data.presets.map((raw): Row => {
    const preset = presetSchema.safeParse(raw).data ?? null
    if (preset === null || seen.has(preset.id)) return { raw, preset: null }
    seen.add(preset.id)
    return { raw, preset }
  })
  const bad = rows.length - seen.size
  if (bad > 0) problems.push(t('settings.openPresets.unreadable', { bad }))
  return { rows, top: { ...file.data, presets: undefined }, unreadable: null }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''))
  } catch {
    return null
  }
}

function parsed(preset: Preset): Preset {
  const result = presetSchema.safeParse(preset)
  if (result.success) return result.data
  const problem = result.error.issues[0]?.message ?? t('settings.openPresets.notValid')
  throw new AppError('invalid-input', t('settings.openPresets.notSaved', { problem }), {
    fields: { name: problem },
    nextStep: t('settings.openPresets.notValidNext')
  })
}

function assertNewName(presets: readonly Preset[], preset: Preset): void {
  const name = preset.name.toLocaleLowerCase()
  if (
    !presets.some(
      (other) =>
        other.id !== preset.id && other.operationId === preset.operationId && other.name.toLocaleLowerCase() === name
    )
  )
    return
  throw new AppError('invalid-input', t('settings.openPresets.nameTaken', { name: preset.name }), {
    fields: { name: t('settings.openPresets.nameTakenField') },
    nextStep: t('settings.openPresets.nameTakenNext')
  })
}
