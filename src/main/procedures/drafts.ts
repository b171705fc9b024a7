import type { Handlers } from '../../shared/contract.ts'
import type { Context } from './context.ts'

/** What stands in the studio, kept with the open library. */
export function draftProcedures(context: Context): Pick<Handlers, 'drafts.get' | 'drafts.save'> {
  const library = () => context.session().library
  return {
    'drafts.get': ({ pictureId }) => library().draft(pictureId),
    'drafts.save': async ({ pictureId, draft }) => {
      await library().saveDraft(pictureId, draft)
      return undefined
    }
  }
}
