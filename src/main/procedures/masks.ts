import { writeFile } from 'node:fs/promises'
import { wideMaskPng } from '../imaging/mask-png.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { fileWords, saveFile } from './save-file.ts'

/** Masks of the open library. */
export function maskProcedures(context: Context) {
  const library = () => context.opened().library
  return defineProcedures({
    'masks.add': (input) => library().addMask('png' in input ? input.png : input.mask),
    'masks.list': () => library().namedMasks(),
    'masks.name': ({ id, name }) => library().nameMask(id, name),
    'masks.export': async ({ mask, name }) => {
      const png = await wideMaskPng(mask)
      return await saveFile(context, 'mask', `${fileWords(context.exporter.clean(name)) || 'mask'}.png`, (target) =>
        writeFile(target, png)
      )
    }
  })
}
