/** Prepares the folder that a library was moved out of for the trash: what was put there since stays. */

import { basename, join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { t } from '../../../shared/messages/t.ts'
import { isTemporaryName } from '../../files/durable-file.ts'
import { isSystemFile } from '../../files/system-files.ts'
import type { LibraryFs } from '../disk/library-fs.ts'
import { ifThere } from '../disk/library-fs.ts'
import { isOfThisFolder, movedListName, openedNames, placeOf } from './folder-files.ts'
import { foldersOf, WrittenFiles } from './written-files.ts'

export interface ForTheTrash {
  /** Absolute path of what may be trashed: the folder itself, or a new one in it that holds all that was moved. */
  path: string
  /** What stays, by path relative to the folder; a folder with nothing to move counts as one. */
  left: string[]
  /** Puts everything back. */
  undo: () => Promise<void>
}

/** "either": a system file; it goes if its folder goes. */
type Goes = 'yes' | 'no' | 'either'

interface Piece {
  path: string
  goes: Goes
}

/**
 * Separates what the move has copied from the folder, and what belongs only to the app.
 * @throws AppError storage: it is not known what was moved
 */
export async function setApart(fs: LibraryFs, folder: string): Promise<ForTheTrash> {
  const moved = await WrittenFiles.read(fs, join(folder, movedListName))
  if (moved === null) {
    throw new AppError('storage', t('library.oldFolder.unknownFiles'), {
      nextStep: t('library.oldFolder.deleteYourself')
    })
  }
  const pieces = await piecesOf(fs, folder, moved)
  const left = pieces.filter(({ goes }) => goes === 'no').map(({ path }) => path)
  if (left.length === 0) return { path: folder, left, undo: async () => undefined }
  const apart = await newFolderIn(fs, folder)
  const gone: string[] = []
  const undo = async (): Promise<void> => {
    for (const path of gone.toReversed())
      await fs.rename(placeOf(apart, path), placeOf(folder, path)).catch(() => undefined)
    for (const inside of foldersOf(gone)) await fs.rmdir(placeOf(apart, inside)).catch(() => undefined)
    await fs.rmdir(apart).catch(() => undefined)
  }
  try {
    const going = pieces.filter(({ goes }) => goes === 'yes').map(({ path }) => path)
    for (const inside of foldersOf(going)) await fs.mkdir(placeOf(apart, inside), { recursive: true })
    for (const path of going) {
      await fs.rename(placeOf(folder, path), placeOf(apart, path))
      gone.push(path)
    }
  } catch (error) {
    await undo()
    throw error
  }
  return { path: apart, left, undo }
}

/** The folder in pieces as large as possible, each of which goes or stays as a whole. */
async function piecesOf(fs: LibraryFs, folder: string, moved: WrittenFiles): Promise<Piece[]> {
  const ours = new Set([...moved.folders(), ...openedNames.folders, 'previews', 'set-aside'])
  const root = await fs.realpath(folder)
  const look = async (inside: string): Promise<Piece[]> => {
    const pieces: Piece[] = []
    for (const name of await fs.readdir(placeOf(folder, inside))) {
      const path = inside === '' ? name : `${inside}/${name}`
      const stats = await ifThere(fs.stat(placeOf(folder, path)))
      if (
        stats?.isDirectory() === true &&
        (await ifThere(fs.realpath(placeOf(folder, path)))) !== placeOf(root, path)
      ) {
        // The target of a link is elsewhere, and may be in use there.
        pieces.push({ path, goes: 'no' })
        continue
      }
      // A drawer that was empty is not on the list.
      if (stats?.isDirectory() === true && (inside === '' ? ours.has(name) : ours.has(inside.split('/', 1)[0]!))) {
        const below = await look(path)
        if (below.some(({ goes }) => goes === 'no')) pieces.push(...below)
        else pieces.push({ path, goes: 'yes' })
      } else if (isSystemFile(name)) pieces.push({ path, goes: 'either' })
      else {
        const own = isTemporaryName(name) || (inside === '' && (isOfThisFolder(name) || name.startsWith('library.db-')))
        pieces.push({ path, goes: own || (stats?.isFile() === true && moved.owns(path, stats)) ? 'yes' : 'no' })
      }
    }
    return pieces
  }
  return await look('')
}

async function newFolderIn(fs: LibraryFs, folder: string): Promise<string> {
  const taken = new Set(await fs.readdir(folder))
  for (let number = 1; ; number += 1) {
    const name = `${basename(folder) || 'library'} (moved${number === 1 ? '' : ` ${number}`})`
    if (taken.has(name)) continue
    await fs.mkdir(join(folder, name), { recursive: true })
    return join(folder, name)
  }
}
