import { readFile } from 'node:fs/promises'
import type { Output } from '../../shared/contract.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { urlOf } from '../jobs/wire.ts'
import { findOperation } from '../providers/registry.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'
import { findFile, findPicture } from './find-picture.ts'
import { tellAdded, tellChanged } from './tell-changed.ts'

/** Placeholders for links: past ones have expired, and a picture on this machine has none. */
const exampleLinks = { imageUrl: 'https://example.com/picture.png', maskUrl: 'https://example.com/mask.png' }

/** The request that made a picture, as it would be sent now, with a placeholder for the key. */
function requestOf(context: Context, picture: Picture): Output<'pictures.request'> {
  const found = picture.operationId === null ? undefined : findOperation(picture.operationId)
  if (found === undefined || picture.parameters === null) return null
  const { provider, operation } = found
  try {
    const request = operation.toRequest({
      parameters: picture.parameters,
      ...(operation.kind === 'inpainting' ? exampleLinks : {})
    })
    const headers = { ...request.headers }
    if (provider.auth !== null) headers[provider.auth.header] = `${provider.auth.prefix}YOUR_KEY`
    return {
      method: request.method,
      url: urlOf(request, context.addresses),
      headers,
      body: request.body === undefined ? '' : JSON.stringify(request.body, null, 2)
    }
  } catch {
    // A recipe from an older version of the app that this one would not send.
    return null
  }
}

/** Pictures of the open library. */
export function pictureProcedures(context: Context) {
  const library = () => context.opened().library
  return defineProcedures({
    'pictures.index': ({ after, limit, query }) => library().index(after, limit, query),
    'pictures.facets': ({ query, since }) => library().facets(query, since),
    'pictures.get': ({ id }) => findPicture(context, id),
    'pictures.summary': ({ ids }) => library().summary(ids),
    'pictures.change': async ({ ids, change }) => {
      const { changed, undo } = await library().change(ids, change)
      return { changed: tellChanged(context, changed), undo }
    },
    'pictures.undoChange': async ({ undo }) => {
      const { changed, shelf } = await library().undoChange(undo)
      if (shelf) context.host.emit('shelfChanged', library().shelf())
      return { changed: tellChanged(context, changed) }
    },
    'pictures.trash': async ({ ids }) => {
      await library().trash(ids)
      context.host.emit('picturesRemoved', { ids })
      return undefined
    },
    'pictures.restore': async ({ ids }) => {
      tellAdded(context, await library().restore(ids))
      return undefined
    },
    'pictures.copyImage': async ({ id }) => {
      const { pixels, width, height } = await context.imaging.decode(await readFile(await findFile(context, id)), 4)
      context.host.copyImage(await context.imaging.encodePng(pixels, width, height, 4))
      return undefined
    },
    'pictures.reveal': async ({ id }) => {
      context.host.revealFile(await findFile(context, id))
      return undefined
    },
    'pictures.request': ({ id }) => requestOf(context, findPicture(context, id)),
    'pictures.import': async ({ bytes, name }) => {
      const { picture, known, restored } = await library().import(bytes, name)
      if (!known || restored) context.host.emit('pictureAdded', picture)
      return { picture, known }
    },
    'pictures.children': ({ id }) => library().children(id)
  })
}
