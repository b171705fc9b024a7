/** Tells the window about changed pictures. */
import type { Context } from './context.ts'

/** For more than this the window reloads its list, which is faster than thousands of messages. */
const few = 200

/** @returns how many there were */
export function tellChanged(context: Context, ids: readonly string[]): number {
  const { library } = context.opened()
  if (ids.length > few) context.host.emit('picturesTouched', undefined)
  else for (const id of ids) tellOne(context, library.get(id))
  return ids.length
}

/** Pictures that are in the list now. */
export function tellAdded(context: Context, ids: readonly string[]): void {
  const { library } = context.opened()
  if (ids.length > few) return context.host.emit('picturesTouched', undefined)
  for (const id of ids) {
    const picture = library.get(id)
    if (picture === null) continue
    context.host.emit('pictureAdded', picture)
    if (picture.sourcePictureId !== null) tellOne(context, library.get(picture.sourcePictureId))
  }
}

function tellOne(context: Context, picture: ReturnType<ReturnType<Context['opened']>['library']['get']>): void {
  if (picture !== null) context.host.emit('pictureChanged', picture)
}
