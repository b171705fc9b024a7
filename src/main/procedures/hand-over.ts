/** Pictures exported one by one: dragged out of the window, copied as files, saved where the user chooses. */

import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { mostHandedOver } from '../../shared/contract/exports.ts'
import { exportedMime } from '../../shared/domain/export.ts'
import { pictureExtensions } from '../../shared/domain/picture-extension.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { writeWhole } from '../exporting/write-whole.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { findFile, findPicture } from './find-picture.ts'
import { nameOf, saveFile } from './save-file.ts'

/** Longer side of the picture under the pointer, in pixels. */
const iconSide = 96

/** For a JPEG or WebP that a picture of another type is saved as. */
const savedQuality = 92
const formats: Record<string, 'png' | 'jpeg' | 'webp'> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.webp': 'webp'
}

/** The type given by the extension that the user chose; unchanged if there is none. */
const formatOf = (target: string): 'original' | 'png' | 'jpeg' | 'webp' =>
  formats[extname(target).toLowerCase()] ?? 'original'

export function handOverProcedures(context: Context) {
  const { exportCache, imaging, host, exporter } = context
  /** Increases when the mouse button is released: a drag requested before must not begin afterwards. */
  let turn = 0

  function copies(ids: readonly string[], action: 'drag' | 'copy'): Promise<string[]> {
    if (ids.length > mostHandedOver) {
      throw new AppError('invalid-input', t('procedures.handOver.tooMany', { count: ids.length, action }), {
        nextStep: t('procedures.handOver.takeFewer', { most: mostHandedOver })
      })
    }
    return exportCache.copies(context.opened().library, ids, context.settings.get().sharing.profile)
  }

  /** The picture itself, small; if there is none, a plain sheet. */
  async function iconOf(id: string): Promise<Uint8Array> {
    const thumbnail = await context.opened().library.thumbnail(id)
    if (thumbnail === null)
      return await imaging.encodePng(new Uint8Array(iconSide * iconSide).fill(0x80), iconSide, iconSide, 1)
    return (await imaging.convert({ bytes: thumbnail, type: 'png', quality: 100, maxSide: iconSide })).bytes
  }

  return defineProcedures({
    'pictures.prepareDrag': async ({ ids }) => {
      await copies(ids, 'drag')
      return undefined
    },
    'pictures.startDrag': async ({ ids }) => {
      const mine = turn
      const [files, icon] = await Promise.all([copies(ids, 'drag'), iconOf(ids[0]!)])
      if (mine !== turn) return { started: false, files: files.length }
      host.startDrag(files, icon)
      return { started: true, files: files.length }
    },
    'pictures.endDrag': () => {
      turn += 1
      return undefined
    },
    'pictures.saveAs': async ({ id }) => {
      const original = await findFile(context, id)
      const picture = findPicture(context, id)
      const { profile } = context.settings.get().sharing
      const extension = pictureExtensions[exportedMime(picture.mime, 'original')]
      return await saveFile(context, 'picture', nameOf(context, picture) + extension, async (target) => {
        const { bytes } = await exporter.file(picture, await readFile(original), {
          format: formatOf(target),
          quality: savedQuality,
          maxSide: null,
          profile
        })
        await writeWhole(target, bytes, context.clock.now(), 'replace')
      })
    },
    'pictures.copyFiles': async ({ ids }) => {
      const files = await copies(ids, 'copy')
      await host.copyFiles(files)
      return { files: files.length }
    }
  })
}
