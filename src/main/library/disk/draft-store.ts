/** The state of the studio, one durable file per picture, so that it survives a crash. */

import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { z } from 'zod'
import type { Clock } from '../../../shared/clock.ts'
import { idSchema } from '../../../shared/domain/ids.ts'
import type { RasterMask } from '../../../shared/domain/inpaint.ts'
import { rasterMaskSchema } from '../../../shared/domain/inpaint.ts'
import { maxPixels } from '../../../shared/domain/picture.ts'
import type { StudioDraft } from '../../../shared/domain/studio-draft.ts'
import { studioDraftSchema } from '../../../shared/domain/studio-draft.ts'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { isSigned } from '../../../shared/signed-links.ts'
import { writeJsonDurably } from '../../files/durable-file.ts'
import { oneAtATime } from '../../files/one-at-a-time.ts'
import { setAside } from '../../files/set-aside.ts'
import type { LibraryFs } from './library-fs.ts'
import { ifThere } from './library-fs.ts'
import type { LibraryPaths } from './library-paths.ts'
import { jsonOf } from './sidecar.ts'

const compress = promisify(deflate)
const expand = promisify(inflate)

/** The mask's bytes compressed, as base64; everything else of a draft unchanged. */
const storedMaskSchema = rasterMaskSchema.extend({ data: z.base64() })
const fileSchema = z.strictObject({
  format: z.literal('palimpsest-draft'),
  version: z.literal(1),
  pictureId: idSchema,
  draft: studioDraftSchema.extend({ mask: storedMaskSchema.nullable() })
})

const bytesOf = ({ width, height, bits }: Omit<RasterMask, 'data'>): number =>
  bits === 1 ? Math.ceil(width / 8) * height : width * height

/** A user's signed link is a key in all but name: it has to be entered again. */
function withoutSigned(links: StudioDraft['links']): StudioDraft['links'] {
  const kept = (link: string): string => (isSigned(link) ? '' : link)
  return links === null ? null : { picture: kept(links.picture), mask: kept(links.mask) }
}

export class DraftStore {
  private readonly fs: LibraryFs
  private readonly paths: LibraryPaths
  private readonly clock: Clock
  private readonly writable: boolean
  private readonly open = new Set<Promise<unknown>>()

  constructor(fs: LibraryFs, paths: LibraryPaths, clock: Clock, writable: boolean) {
    this.fs = fs
    this.paths = paths
    this.clock = clock
    this.writable = writable
  }

  /**
   * Null if there is none. A file that cannot be understood is set aside, if the folder can be written, and counts as
   * none.
   */
  async read(pictureId: string): Promise<StudioDraft | null> {
    return await this.inTurn(pictureId, async (file) => {
      const bytes = await ifThere(this.fs.readFile(file))
      if (bytes === null) return null
      const draft = await draftIn(bytes, pictureId)
      if (draft === null && this.writable) await setAside(file, this.clock.now())
      return draft
    })
  }

  /**
   * Writes it, without signed links; drafts of the same picture one after the other, so that the last one wins.
   * @param wanted asked when its turn has come: false if the picture was removed meanwhile
   * @throws AppError invalid-input: the mask's pixels do not fit its size; not-found; disk-full | storage
   */
  async save(pictureId: string, draft: StudioDraft, wanted: () => boolean): Promise<void> {
    const { mask } = draft
    if (mask !== null && (mask.width * mask.height > maxPixels || mask.data.length !== bytesOf(mask))) {
      throw new AppError('invalid-input', t('library.draftStore.sizeDiffers'), {
        nextStep: t('library.draftStore.paintAgain')
      })
    }
    await this.inTurn(pictureId, async (file) => {
      if (!wanted()) throw new AppError('not-found', t('library.draftStore.pictureGone'))
      const data = mask === null ? null : (await compress(mask.data, { level: 1 })).toString('base64')
      const stored = { ...draft, links: withoutSigned(draft.links), mask: mask === null ? null : { ...mask, data } }
      await writeJsonDurably(
        file,
        { format: 'palimpsest-draft', version: 1, pictureId, draft: stored },
        { fs: this.fs }
      )
    })
  }

  /** Resolves when everything requested so far is done. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.open)
  }

  private async inTurn<T>(pictureId: string, work: (file: string) => Promise<T>): Promise<T> {
    // The id becomes a file name.
    const file = this.paths.draft(idSchema.parse(pictureId))
    const task = oneAtATime(file, () => work(file))
    this.open.add(task)
    try {
      return await task
    } finally {
      this.open.delete(task)
    }
  }
}

/**
 * Removes a draft, after any write in progress. To be called when its picture is no longer listed: then none is saved.
 */
export async function removeDraft(fs: LibraryFs, paths: LibraryPaths, pictureId: string): Promise<void> {
  const file = paths.draft(idSchema.parse(pictureId))
  await oneAtATime(file, () => fs.rm(file, { force: true }))
}

async function draftIn(bytes: Uint8Array, pictureId: string): Promise<StudioDraft | null> {
  const parsed = fileSchema.safeParse(jsonOf(bytes))
  if (!parsed.success || parsed.data.pictureId !== pictureId) return null
  const { mask, ...rest } = parsed.data.draft
  if (mask === null) return { ...rest, mask }
  const length = bytesOf(mask)
  if (mask.width * mask.height > maxPixels) return null
  try {
    const data = await expand(Buffer.from(mask.data, 'base64'), { maxOutputLength: length })
    return data.length === length ? { ...rest, mask: { ...mask, data: new Uint8Array(data) } } : null
  } catch {
    return null
  }
}
