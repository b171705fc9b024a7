import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

/** Work left in the studio, stored with the open library. */
export function draftProcedures(context: Context) {
  const library = () => context.opened().library
  return defineProcedures({
    'drafts.get': ({ pictureId }) => library().draft(pictureId),
    'drafts.save': async ({ pictureId, draft }) => {
      await library().saveDraft(pictureId, draft)
      return undefined
    }
  })
}
