/**
 * A deletion for good, as recorded in the journal: everything needed to find a picture's files once its row is gone.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { idSchema } from '../../../shared/domain/ids.ts'
import { momentSchema } from '../../../shared/domain/moment.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifReadable, ifThere } from '../disk/library-fs.ts'
import type { LibraryPaths } from '../disk/library-paths.ts'
import { isOriginalName } from '../disk/library-paths.ts'
import type { StoredPicture } from '../disk/sidecar.ts'
import { jsonOf } from '../disk/sidecar.ts'

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

const deletedPictureSchema = z.strictObject({
  id: idSchema,
  sha256: hashSchema,
  /** Null if the row had no name that the library assigns. */
  fileName: z.string().refine(isOriginalName).nullable(),
  /** The service's own answer that the picture was stitched from. */
  returnedSha256: hashSchema.nullable(),
  /**
   * When the picture went to the trash: one that was restored since, for example by an older version, is not deleted.
   */
  trashedAt: momentSchema.nullable()
})

const deletionSchema = z.strictObject({
  format: z.literal('palimpsest-deletion'),
  version: z.literal(1),
  pictures: z.array(deletedPictureSchema)
})

/** A picture that is to be deleted. */
export type DeletedPicture = z.infer<typeof deletedPictureSchema>

/** An entry of the journal. */
export interface DeletionEntry {
  path: string
  pictures: DeletedPicture[]
  /** When the decision was written, by the disk's clock. */
  writtenMs: number
}

const entryName = /^[0-9A-HJKMNP-TV-Z]{26}\.deletion\.json$/

/** What the journal keeps of a picture to be deleted. */
export function deletedPicture({ picture }: StoredPicture): DeletedPicture {
  const { id, sha256, fileName, trashedAt } = picture
  const isOurs = isOriginalName(fileName) && fileName.startsWith(`${sha256}.`)
  return {
    id,
    sha256,
    fileName: isOurs ? fileName : null,
    returnedSha256: picture.inpaintReport?.returnedSha256 ?? null,
    trashedAt
  }
}

/** The content of an entry. */
export function deletionOf(pictures: readonly DeletedPicture[]): z.infer<typeof deletionSchema> {
  return { format: 'palimpsest-deletion', version: 1, pictures: [...pictures] }
}

/**
 * The deletions that are decided but not finished. An entry that is damaged, unreadable now or from a later version
 * stays as it is and has no effect.
 */
export async function readDeletions(fs: LibraryFs, paths: LibraryPaths): Promise<DeletionEntry[]> {
  const found: DeletionEntry[] = []
  for (const name of ((await ifThere(fs.readdir(paths.incoming))) ?? []).sort()) {
    if (!entryName.test(name)) continue
    const path = join(paths.incoming, name)
    const bytes = await ifReadable(fs, path)
    const parsed = bytes === null ? null : deletionSchema.safeParse(jsonOf(bytes))
    if (parsed?.success === true)
      found.push({ path, pictures: parsed.data.pictures, writtenMs: (await fs.stat(path)).mtimeMs })
  }
  return found
}

/** True for a picture that was changed after its deletion was decided: it left the trash, or got another file. */
export function wasTakenBack(deleted: DeletedPicture, now: StoredPicture): boolean {
  return now.picture.trashedAt !== deleted.trashedAt || now.picture.sha256 !== deleted.sha256
}
