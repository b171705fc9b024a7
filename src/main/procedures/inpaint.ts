import { writeFile } from 'node:fs/promises'
import type { ParsedInput } from '../../shared/contract.ts'
import { maskPng } from '../imaging/mask-png.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { findFile, findPicture } from './find-picture.ts'
import { nameOf, saveFile } from './save-file.ts'

/** What would be sent of a picture to be repainted: the actual files, made by the same code that a job uses. */
export function inpaintProcedures(context: Context) {
  const prepare = async ({
    pictureId,
    mask,
    inpaint
  }: ParsedInput<'inpaint.preview'>): Promise<{ picture: Uint8Array; mask: Uint8Array }> => {
    const picture = await findFile(context, pictureId)
    return await context.imaging.prepareInpaint({ picture, mask: await maskPng(mask), inpaint })
  }
  return defineProcedures({
    // Whatever buffer they came in, the window gets its own copy.
    'inpaint.preview': async (input) => {
      const { picture, mask } = await prepare(input)
      return { picture: new Uint8Array(picture), mask: new Uint8Array(mask) }
    },
    'inpaint.saveSent': async (input) => {
      const files = await prepare(input)
      const name = `${nameOf(context, findPicture(context, input.pictureId))}-sent-${input.which}.png`
      return await saveFile(context, input.which, name, (target) => writeFile(target, files[input.which]))
    }
  })
}
