/** The check of a library: is everything there, and is it what it was. Changes nothing. */
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { TaskContext } from '../../../shared/task-context.ts'
import { formatCount, plural } from '../../../shared/words/count.ts'
import { formatList } from '../../../shared/words/list.ts'
import type { Checker } from '../../checking/checker.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { forEachAtOnce, ifThere } from '../disk/library-fs.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { readMaskSidecar } from '../pictures/mask-store.ts'
import { contentOf } from './content-of.ts'
import { filesIn, placeOf, promisedHash } from './folder-files.ts'
import type { Finding, LookParts } from './look-through.ts'
import { drawerNames, lookIntoDrawer } from './look-through.ts'

export interface CheckParts extends LookParts {
  database: DatabaseSync
  fs: LibraryFs
  checker: Checker
  task: TaskContext
  settled: () => Promise<void>
}

/** What was found, in numbers; the report has each with its name. */
export interface Verification {
  pictures: number
  /** Originals whose file is not there, those that were known to be missing included. */
  lost: number
  /** Originals whose bytes are not what they were. */
  damaged: string[]
  /** Files that no row knows. */
  unlisted: number
  /** Descriptions that are not there, damaged, or say something else than the index. */
  descriptions: number
  /** Masks and services' own answers that are gone or damaged. */
  others: number
  thumbnails: number
  /** What SQLite says of the index. */
  index: string[]
}

/** Files hashed at once. */
const width = 3

const nameOf = (finding: Extract<Finding, { stored: StoredPicture }>): string => {
  const { parameters, fileName } = finding.stored.picture
  const prompt = parameters?.prompt.trim().replaceAll(/\s+/g, ' ') ?? ''
  return prompt === ''
    ? fileName
    : `“${prompt.length > 60 ? `${prompt.slice(0, 60)}…` : prompt}” (${fileName.slice(0, 12)}…)`
}

/** @throws AppError storage, or the signal's reason */
export async function verifyLibrary(parts: CheckParts): Promise<Verification> {
  const { task, settled, checker, paths } = parts
  await settled()
  const found: Verification = {
    pictures: 0,
    lost: 0,
    damaged: [],
    unlisted: 0,
    descriptions: 0,
    others: 0,
    thumbnails: 0,
    index: []
  }
  task.progress(0, null, 'Checking the index')
  found.index = await checker.database(paths.database)
  for (const line of found.index) task.note('error', `The index: ${line}`)
  // Of each file once, however many pictures share it.
  const { bytes } = parts.rows.totals()
  let read = 0
  for (const name of drawerNames) {
    task.signal.throwIfAborted()
    const look = await lookIntoDrawer(parts, name, task.signal)
    found.pictures += look.stored.length
    for (const finding of look.findings) tell(task, found, finding)
    const sizes = new Map(look.stored.map(({ picture }) => [picture.fileName, picture.bytes]))
    await forEachAtOnce([...look.originals], width, async (fileName) => {
      task.signal.throwIfAborted()
      const content = await contentOf(checker, join(paths.pictures, name, fileName), fileName.slice(0, 64))
      read += sizes.get(fileName) ?? 0
      task.progress(Math.min(read, bytes), bytes, `Checking pictures: ${formatCount(found.pictures)} so far`)
      if (content === 'gone' || content === 'whole') return
      found.damaged.push(fileName)
      task.note(
        'error',
        content === 'damaged'
          ? `The file ${fileName} is damaged: its content is not what it was.`
          : `The file ${fileName} cannot be read: the disk does not give it.`
      )
    })
    task.soFar(`${formatCount(found.pictures)} pictures were checked up to then.`)
  }
  await verifyMasks(parts, found)
  await verifyReturned(parts, found)
  return found
}

function tell(task: TaskContext, found: Verification, finding: Finding): void {
  switch (finding.kind) {
    case 'original-lost':
      found.lost += 1
      return task.note('error', `${nameOf(finding)}: the file is gone${finding.known ? ', as was known' : ''}.`)
    case 'original-back':
      return task.note('warning', `${nameOf(finding)}: marked as missing, but the file is there.`)
    case 'thumbnail-lost':
      found.thumbnails += 1
      return
    case 'sidecar-lost':
      found.descriptions += 1
      return task.note('warning', `${nameOf(finding)}: its description is gone.`)
    case 'sidecar-damaged':
      found.descriptions += 1
      return task.note('warning', `${nameOf(finding)}: its description is damaged.`)
    case 'sidecar-differs':
      found.descriptions += 1
      return task.note('warning', `${nameOf(finding)}: its description says something else than the index.`)
    case 'sidecar-unlisted':
      found.unlisted += 1
      return task.note(
        'warning',
        `${finding.sidecar.picture.fileName}: ` +
          `described, but not listed${finding.hasFile ? '' : ', and its file is gone'}.`
      )
    case 'sidecar-unreadable':
      found.descriptions += 1
      return task.note(
        'warning',
        `${finding.file.split(/[\\/]/).at(-1)}: a description that cannot be read and belongs to no picture.`
      )
    case 'drawer-unreadable':
      found.damaged.push(...finding.stored.map(({ picture }) => picture.fileName))
      return task.note(
        'error',
        `The folder pictures/${finding.name} cannot be read: the disk does not give it. Nothing in it was checked.`
      )
    case 'original-unlisted':
      found.unlisted += 1
      return task.note('warning', `${finding.fileName}: a picture that is not listed.`)
  }
}

async function verifyMasks({ fs, paths, database, checker, task }: CheckParts, found: Verification): Promise<void> {
  const masks = database.prepare('SELECT sha256 FROM masks').all()
  for (const row of masks) {
    task.signal.throwIfAborted()
    const sha256 = String(row['sha256'])
    const content = await contentOf(checker, paths.mask(sha256), sha256)
    const described = (await readMaskSidecar(fs, paths, sha256)) !== null
    if (content === 'whole' && described) continue
    found.others += 1
    task.note(
      'error',
      `The mask ${sha256.slice(0, 12)}… is ${content === 'whole' ? 'without its description' : content}.`
    )
  }
  const listed = new Set(masks.map((row) => `${String(row['sha256'])}.png`))
  for (const name of (await ifThere(fs.readdir(paths.masks))) ?? []) {
    if (!name.endsWith('.png') || listed.has(name)) continue
    found.unlisted += 1
    task.note('warning', `${name}: a mask that is not listed.`)
  }
}

async function verifyReturned({ fs, paths, checker, task }: CheckParts, found: Verification): Promise<void> {
  const unreadable = (drawer: string): void => {
    found.others += 1
    task.note(
      'error',
      `The folder returned/${drawer} cannot be read: the disk does not give it. Nothing in it was checked.`
    )
  }
  for (const { path } of await filesIn(fs, paths.returned, () => true, task.signal, unreadable)) {
    const promised = promisedHash(path)
    const content = promised === null ? 'gone' : await contentOf(checker, placeOf(paths.returned, path), promised)
    if (content === 'gone' || content === 'whole') continue
    found.others += 1
    task.note('error', `The service’s own answer ${path} is ${content}.`)
  }
}

/** What a check found, in a sentence or two. */
export function verificationWords(found: Verification): string {
  const wrong = [
    found.lost > 0 ? `${plural(found.lost, 'file is', 'files are')} gone` : '',
    found.damaged.length > 0 ? `${plural(found.damaged.length, 'file is', 'files are')} damaged` : '',
    found.unlisted > 0 ? `${plural(found.unlisted, 'file is', 'files are')} not listed` : '',
    found.descriptions > 0 ? `${plural(found.descriptions, 'description does', 'descriptions do')} not fit` : '',
    found.others > 0
      ? `${plural(found.others, 'mask or answer', 'masks or answers')} ${found.others === 1 ? 'is' : 'are'} not whole`
      : '',
    found.index.length > 0 ? 'the index is damaged' : ''
  ].filter(Boolean)
  const pictures = `${plural(found.pictures, 'picture')} checked.`
  const thumbnails =
    found.thumbnails > 0
      ? ` ${plural(found.thumbnails, 'thumbnail')} will be made when ` +
        `${found.thumbnails === 1 ? 'it is' : 'they are'} looked at.`
      : ''
  if (wrong.length === 0) return `${pictures} Everything is there, and it is what it was.${thumbnails}`
  const said = formatList(wrong)
  return `${pictures} ${said.charAt(0).toUpperCase()}${said.slice(1)}. “Repair” mends what can be mended.${thumbnails}`
}
