/** An export from its first picture to its report. */

import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { SidecarKind } from '../../shared/domain/export.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { UniqueNames } from '../../shared/naming/unique-names.ts'
import type { TaskContext, TaskResult, TaskWork } from '../../shared/task-context.ts'
import { a1111Text, ownText } from '../metadata/written-texts.ts'
import type { Export, ExportParts } from './export.ts'
import { ExportSummary } from './export-summary.ts'
import type { ExportWriter } from './export-writer.ts'
import { folderWriter } from './folder-writer.ts'
import { inOrder } from './in-order.ts'
import type { PictureExporter } from './picture-exporter.ts'
import type { PlannedFile } from './plan.ts'
import { maskEnding, picturesOf, plan } from './plan.ts'
import type { SheetFile } from './sheet/sheet-file.ts'
import { openSheetFile } from './sheet/sheet-file.ts'
import { sheetItem } from './sheet/sheet-item.ts'
import { survey } from './survey.ts'
import { filesBelow } from './target.ts'
import { zipWriter } from './zip-writer.ts'

/** Pictures in progress at once: one is read while another is encoded and a third is written. */
const atOnce = 3
const sheetName = t('exporting.exportWork.contactSheet')

interface Companion {
  ending: string
  bytes: Uint8Array
}

type Prepared =
  | { file: PlannedFile; bytes: Uint8Array; companions: Companion[] }
  | { file: PlannedFile; bytes: null; error: AppError }

/** The work of an export, for a task. */
export function exportWork(parts: ExportParts, wanted: Export): TaskWork {
  return async (task) => {
    const found = await survey(parts.library, wanted.source, parts.exporter.cleaned)
    if (found.count === 0)
      throw new AppError('not-found', t('exporting.exportWork.nothingLeft'), {
        nextStep: t('exporting.exportWork.selectOthers')
      })
    const run = new Run(parts, wanted, task, found.count)
    try {
      return await run.toTheEnd()
    } catch (error) {
      await run.abandon()
      throw error
    }
  }
}

class Run {
  private writer: ExportWriter | null = null
  private sheet: SheetFile | null = null
  private readonly parts: ExportParts
  private readonly wanted: Export
  private readonly task: TaskContext
  private readonly count: number
  private readonly said: ExportSummary

  constructor(parts: ExportParts, wanted: Export, task: TaskContext, count: number) {
    this.parts = parts
    this.wanted = wanted
    this.task = task
    this.count = count
    this.said = new ExportSummary(task, count, wanted)
  }

  async toTheEnd(): Promise<TaskResult> {
    const { settings, source, existing, target, title } = this.wanted
    const { library, exporter, scratch } = this.parts
    const { signal } = this.task
    const alone = settings.form === 'sheet'
    this.writer = await this.openWriter()
    if (alone || settings.sheet) this.sheet = await openSheetFile(scratch, title, this.count)
    const numbered = settings.form === 'folder' && existing === 'number'
    const names = new UniqueNames(numbered ? await filesBelow(target) : [])
    const sheetStem = alone || !settings.sheet ? null : names.take(sheetName, ['.html'])
    const planned = plan(picturesOf(library, source, signal), this.count, settings, names, exporter)
    for await (const prepared of inOrder(planned, atOnce, (file) => (alone ? this.named(file) : this.prepare(file)))) {
      signal.throwIfAborted()
      this.said.begins(prepared.file)
      if (prepared.bytes === null) this.said.leftOut(prepared.file, prepared.error)
      else if (alone || (await this.write(prepared, names))) await this.addToSheet(prepared.file, alone)
    }
    signal.throwIfAborted()
    if (this.sheet !== null) await this.placeSheet(this.sheet, sheetStem)
    return this.said.end(await this.writer.finish())
  }

  async abandon(): Promise<void> {
    await this.sheet?.remove()
    await this.writer?.abandon()
  }

  private async openWriter(): Promise<ExportWriter> {
    const { settings, existing, target } = this.wanted
    if (settings.form === 'folder') return folderWriter(target)
    if (settings.form === 'sheet') return folderWriter(dirname(target))
    return await zipWriter({ path: target, replace: existing === 'replace', signal: this.task.signal })
  }

  /** For a sheet alone only the thumbnail is read. */
  private async named(file: PlannedFile): Promise<Prepared> {
    return { file, bytes: new Uint8Array(0), companions: [] }
  }

  private async prepare(file: PlannedFile): Promise<Prepared> {
    const { library, exporter } = this.parts
    const { settings } = this.wanted
    const { picture } = file
    try {
      const path = await library.originalPath(picture.id)
      if (path === null)
        throw new AppError(
          'not-found',
          picture.fileRemovedAt === null ? t('exporting.exportWork.fileMissing') : t('exporting.exportWork.fileRemoved')
        )
      const { bytes, flattened, leftOut } = await exporter.file(picture, await readFile(path), settings)
      this.said.made(file, { flattened, leftOut })
      const companions: Companion[] = []
      const sidecar = sidecarOf(exporter, picture, settings.sidecar)
      if (sidecar !== null) companions.push(sidecar)
      if (settings.masks && picture.maskId !== null) companions.push(...(await this.mask(file, picture.maskId)))
      return { file, bytes, companions }
    } catch (error) {
      const { code, message, data } = toWireError(error)
      return { file, bytes: null, error: new AppError(code, message, data) }
    }
  }

  private async mask(file: PlannedFile, maskId: string): Promise<Companion[]> {
    const mask = this.parts.library.getMask(maskId)
    const bytes = mask === null ? null : await readFile(mask.path).catch(() => null)
    if (bytes === null) this.said.maskGone(file)
    return bytes === null ? [] : [{ ending: maskEnding, bytes }]
  }

  /** @returns false if a file with this name exists and is kept */
  private async write(prepared: Extract<Prepared, { bytes: Uint8Array }>, names: UniqueNames): Promise<boolean> {
    const { file, bytes, companions } = prepared
    const { existing } = this.wanted
    const whenThere = existing === 'replace' ? 'replace' : 'refuse'
    const writer = this.writer!
    const modified = file.picture.createdAt
    while (!(await writer.add({ path: file.stem + file.extension, content: bytes, modified }, whenThere))) {
      if (existing === 'skip') return this.said.skipped()
      // It appeared while the export ran: the next free name.
      file.stem = names.take(file.stem.replace(/ \(\d+\)$/, ''), [
        file.extension,
        ...companions.map(({ ending }) => ending)
      ])
    }
    for (const companion of companions)
      await writer.add({ path: file.stem + companion.ending, content: companion.bytes, modified }, whenThere)
    this.said.wrote()
    return true
  }

  private async addToSheet(file: PlannedFile, alone: boolean): Promise<void> {
    if (this.sheet === null) return
    await this.sheet.add(await sheetItem(this.parts, file, this.wanted.settings.profile, alone))
    if (alone) this.said.wrote()
  }

  private async placeSheet(sheet: SheetFile, stem: string | null): Promise<void> {
    const { existing, target } = this.wanted
    const path = stem === null ? basename(target) : `${stem}.html`
    const there = !(await this.writer!.add(
      { path, content: { file: await sheet.finish() }, modified: this.wanted.at },
      existing === 'replace' ? 'replace' : 'refuse'
    ))
    await sheet.remove()
    if (there) this.said.sheetSkipped(path)
  }
}

/** The file beside a picture that says how it was made; null if none is wanted, or nothing is known. */
function sidecarOf(
  exporter: Pick<PictureExporter, 'facts' | 'clean'>,
  picture: Picture,
  kind: SidecarKind
): { ending: string; bytes: Uint8Array } | null {
  if (kind === 'none') return null
  const facts = exporter.facts(picture)
  const text =
    kind === 'text'
      ? a1111Text(facts, exporter.clean)
      : JSON.stringify(JSON.parse(ownText(facts, exporter.clean)), null, 2)
  return text === null
    ? null
    : { ending: kind === 'text' ? '.txt' : '.json', bytes: new TextEncoder().encode(`${text}\n`) }
}
