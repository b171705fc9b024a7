import { copyFile, readFile } from 'node:fs/promises'
import type { Handlers, Output } from '../../shared/contract.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { AppError } from '../../shared/errors.ts'
import { urlOf } from '../jobs/wire.ts'
import { findOperation } from '../providers/registry.ts'
import type { Context } from './context.ts'

type Names =
  | 'pictures.index'
  | 'pictures.get'
  | 'pictures.setFavourite'
  | 'pictures.trash'
  | 'pictures.restore'
  | 'pictures.copyImage'
  | 'pictures.reveal'
  | 'pictures.saveAs'
  | 'pictures.request'
  | 'masks.add'

/** Where a link of the past stood: it has expired, and a picture of this machine has none. */
const exampleLinks = { imageUrl: 'https://example.com/picture.png', maskUrl: 'https://example.com/mask.png' }

/** The request that made a picture, as it goes over the wire now, with a placeholder where the key stands. */
function requestOf(context: Context, picture: Picture): Output<'pictures.request'> {
  const found = picture.operationId === null ? undefined : findOperation(picture.operationId)
  if (found === undefined || picture.parameters === null) return null
  const { provider, operation } = found
  try {
    const request = operation.toRequest({ parameters: picture.parameters, ...(operation.task === 'inpainting' ? exampleLinks : {}) })
    const headers = { ...request.headers }
    if (provider.auth !== null) headers[provider.auth.header] = `${provider.auth.prefix}YOUR_KEY`
    return {
      method: request.method,
      url: urlOf(request, context.addresses),
      headers,
      body: request.body === undefined ? '' : JSON.stringify(request.body, null, 2)
    }
  } catch {
    // A recipe of an older version of the app that this one would not send.
    return null
  }
}

/** Short, and safe as a file name on every system. */
function suggestedName(picture: Picture): string {
  const words = (picture.parameters?.prompt ?? '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 6)
    .join('-')
  const extension = picture.fileName.slice(picture.fileName.lastIndexOf('.'))
  return `${(words || 'picture').slice(0, 60).replace(/[\uD800-\uDBFF]$/, '')}-${picture.id.slice(-6).toLowerCase()}${extension}`
}

/** Pictures and masks of the open library. */
export function pictureProcedures(context: Context): Pick<Handlers, Names> {
  const library = () => context.session().library
  const find = (id: string): Picture => {
    const picture = library().get(id)
    if (picture === null) throw new AppError('not-found', 'This picture is not in the library any more.')
    return picture
  }
  const fileOf = async (id: string): Promise<string> => {
    const path = await library().originalPath(id)
    if (path !== null) return path
    const now = library().get(id)
    if (now !== null) context.host.emit('pictureChanged', now)
    throw new AppError('not-found', 'The file of this picture is not where it was.', {
      nextStep: 'Put it back into the library folder, or move the picture to the trash. Its recipe is still here.'
    })
  }
  /** A few are told one by one; of many the window reads its list anew, which is quicker than thousands of messages. */
  const tell = (event: 'pictureAdded' | 'pictureChanged', pictures: readonly Picture[]): void => {
    if (pictures.length > 200) context.host.emit('libraryChanged', library().info())
    else for (const picture of pictures) context.host.emit(event, picture)
  }
  return {
    'pictures.index': ({ after, limit, search }) => library().index(after, limit, search),
    'pictures.get': ({ id }) => find(id),
    'pictures.setFavourite': async ({ ids, favourite }) => {
      tell('pictureChanged', await library().setFavourite(ids, favourite))
      return undefined
    },
    'pictures.trash': async ({ ids }) => {
      await library().trash(ids)
      context.host.emit('picturesRemoved', { ids })
      return undefined
    },
    'pictures.restore': async ({ ids }) => {
      tell('pictureAdded', await library().restore(ids))
      return undefined
    },
    'pictures.copyImage': async ({ id }) => {
      const { pixels, width, height } = await context.imaging.decode(await readFile(await fileOf(id)), 4)
      context.host.copyImage(await context.imaging.encodePng(pixels, width, height, 4))
      return undefined
    },
    'pictures.reveal': async ({ id }) => {
      context.host.revealFile(await fileOf(id))
      return undefined
    },
    'pictures.saveAs': async ({ id }) => {
      const path = await fileOf(id)
      const target = await context.host.chooseSavePath(suggestedName(find(id)))
      if (target === null) return { saved: null }
      try {
        await copyFile(path, target)
      } catch (error) {
        throw new AppError(
          'storage',
          'The picture could not be saved there.',
          { nextStep: 'Choose another folder. The picture in the library is untouched.', action: 'retry' },
          { cause: error }
        )
      }
      return { saved: target }
    },
    'pictures.request': ({ id }) => requestOf(context, find(id)),
    'masks.add': ({ png }) => library().addMask(png)
  }
}
