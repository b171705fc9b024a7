/** `it` for tests of exports: a library for each test, and a task that records what it is told. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportSettings } from '../../../shared/domain/export.ts'
import { exportSettingsSchema } from '../../../shared/domain/export.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { TaskContext, TaskResult } from '../../../shared/task-context.ts'
import { type Given, it as plain } from '../../library/__fixtures__/it.ts'
import { generated, paint } from '../../library/__fixtures__/test-library.ts'
import type { Library } from '../../library/library.ts'
import type { NewPicture } from '../../library/pictures/new-picture.ts'
import type { Export, ExportParts } from '../export.ts'
import { exportWork } from '../export-work.ts'
import { createPictureExporter } from '../picture-exporter.ts'

export interface Rig {
  folder: string
  library: Library
  parts: ExportParts
  /** Absolute; it need not exist. */
  target: string
  notes: [string, string][]
  progress: [number, number | null, string][]
  soFar: string[]
  controller: AbortController
  add(number: number, prompt: string, changes?: Partial<NewPicture>): Promise<Picture>
  run(ids: string[], settings?: Partial<ExportSettings>, changes?: Partial<Export>): Promise<TaskResult>
  /** Relative paths of all files in the export folder, sorted. */
  files(): Promise<string[]>
}

function rigOf({ folder, library, imaging }: Pick<Given, 'folder' | 'library' | 'imaging'>): Rig {
  const exporter = createPictureExporter({
    imaging,
    app: 'Palimpsest 1.2.3',
    redact: (text) => text.replaceAll('sk-canary-7f3a', '[removed]')
  })
  const parts = { library, imaging, exporter, scratch: join(folder, 'scratch') }
  const out = join(folder, 'out')
  const controller = new AbortController()
  const rig: Rig = {
    folder,
    library,
    parts,
    target: join(out, 'pictures'),
    notes: [],
    progress: [],
    soFar: [],
    controller,
    add: async (number, prompt, changes = {}) =>
      await library.add(
        generated(await paint(imaging, number), {
          request: { operationId: 'pixazo/sdxl-base', parameters: { prompt, seed: number, steps: 20 } },
          ...changes
        })
      ),
    async run(ids, settings = {}, changes = {}) {
      const task: TaskContext = {
        signal: controller.signal,
        progress: (...told) => void rig.progress.push(told),
        note: (...told) => void rig.notes.push(told),
        soFar: (told) => void rig.soFar.push(told)
      }
      const chosen = exportSettingsSchema.parse({ pattern: '{prompt}', ...settings })
      const ending = { folder: '', zip: '.zip', sheet: '.html' }[chosen.form]
      return await exportWork(parts, {
        source: { ids },
        settings: chosen,
        existing: 'number',
        target: rig.target + ending,
        title: 'My sheet',
        at: Date.UTC(2026, 10, 27),
        ...changes
      })(task)
    },
    async files() {
      const entries = await readdir(out, { recursive: true, withFileTypes: true }).catch(() => [])
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
        .sort()
    }
  }
  return rig
}

/** With a library to export from. */
export const it = plain.extend('rig', ({ folder, library, imaging }) => rigOf({ folder, library, imaging }))
