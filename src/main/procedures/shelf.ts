import type { Changed } from '../library/pictures/picture-marks.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { tellChanged } from './tell-changed.ts'

/** Tags, collections and saved searches of the open library. */
export function shelfProcedures(context: Context) {
  const library = () => context.opened().library
  const told = <T>(result: T): T => {
    context.host.emit('shelfChanged', library().shelf())
    return result
  }
  const counted = ({ changed, undo }: Changed): { changed: number; undo: string } => ({
    changed: tellChanged(context, changed),
    undo
  })
  return defineProcedures({
    'tags.list': ({ prefix, limit }) => library().tags(prefix, limit),
    'tags.rename': async ({ tag, name }) => counted(await library().renameTag(tag, name)),
    'tags.remove': async ({ tag }) => counted(await library().removeTag(tag)),
    'shelf.get': () => library().shelf(),
    'collections.create': async ({ name }) => told(await library().createCollection(name)),
    'collections.rename': async ({ id, name }) => told(await library().renameCollection(id, name)),
    'collections.remove': async ({ id }) => counted(told(await library().removeCollection(id))),
    'searches.save': async ({ name, query }) => told(await library().saveSearch(name, query)),
    'searches.change': async ({ id, name, query }) => told(await library().changeSearch(id, name, query)),
    'searches.remove': async ({ id }) => {
      await library().removeSearch(id)
      return told(undefined)
    }
  })
}
