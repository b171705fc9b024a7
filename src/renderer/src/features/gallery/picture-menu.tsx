import { Menu } from '@mantine/core'
import {
  IconColumns2,
  IconFileExport,
  IconFileOff,
  IconFiles,
  IconHeart,
  IconHeartOff,
  IconPlayerPlay,
  IconTag,
  IconTrash,
  IconTrashOff,
  IconTrashX
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { commands } from '../../api/commands.ts'
import { copyFiles } from '../../api/hand-over.ts'
import { toggleFavourite, trashPictures } from '../../api/picture-actions.tsx'
import type { PictureIndex } from '../../api/picture-index.ts'
import { usePictures } from '../../api/pictures-store.ts'
import { restorePictures } from '../../api/trash-actions.ts'
import { plural } from '../../ui/format.ts'
import { CollectionLines } from './menu/collection-lines.tsx'
import { MenuLine } from './menu/menu-line.tsx'
import { OneLines } from './menu/one-lines.tsx'
import { RatingLines } from './menu/rating-lines.tsx'
import { useSelection } from './selection-store.ts'

export interface MenuPlace {
  x: number
  y: number
  id: string
}

/** Why what needs the file cannot be done with it; null when it can. */
function noFileOf(index: PictureIndex, at: number): string | null {
  if (at < 0) return null
  if (index.fileRemoved(at)) return 'its file was removed'
  return index.missing(at) ? 'its file is missing' : null
}

/** The menu of a right click or of the menu key, for the picture under it or for all that are selected. */
export function PictureMenu({ place, onClose }: { place: MenuPlace | null; onClose: () => void }): ReactNode {
  const selected = useSelection((state) => state.selected)
  const inTrash = usePictures((state) => state.query.scope === 'trash')
  if (!place) return null
  const ids = selected.size <= 1 ? [place.id] : [...selected]
  return (
    // Where there is room neither below nor above, it is pushed over the pointer, so that its last line can be pressed.
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      offset={2}
      middlewares={{ flip: true, shift: { crossAxis: true, padding: 8 } }}
      withinPortal
      returnFocus
      trapFocus
      width={260}
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: place.x, top: place.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown mah="calc(100vh - 24px)" style={{ overflowY: 'auto' }} aria-label={ids.length === 1 ? 'Picture' : plural(ids.length, 'picture')}>
        {ids.length === 1 ? null : <Menu.Label>{plural(ids.length, 'picture')}</Menu.Label>}
        {inTrash ? <TrashedLines ids={ids} /> : <ShownLines ids={ids} />}
      </Menu.Dropdown>
    </Menu>
  )
}

function TrashedLines({ ids }: { ids: string[] }): ReactNode {
  return (
    <>
      <MenuLine icon={IconTrashOff} label="Restore" onPress={() => restorePictures(ids)} />
      <MenuLine icon={IconTrashX} label="Delete for good…" danger onPress={() => commands.run('deleteForGood', { ids })} />
    </>
  )
}

function ShownLines({ ids }: { ids: string[] }): ReactNode {
  const index = usePictures((state) => state.index)
  const one = ids.length === 1
  const places = ids.map((id) => index.indexOf(id))
  const favourite = places.every((at) => at >= 0 && index.favourite(at))
  const noFile = one ? noFileOf(index, places[0]!) : null
  const inOrder = (): string[] => ids.toSorted((a, b) => index.indexOf(a) - index.indexOf(b))
  return (
    <>
      {one ? (
        <OneLines id={ids[0]!} noFile={noFile} />
      ) : (
        <>
          {ids.length <= 4 ? (
            <MenuLine icon={IconColumns2} label="Compare" shortcut="C" onPress={() => commands.run('comparePictures', { ids: inOrder() })} />
          ) : null}
          <MenuLine icon={IconPlayerPlay} label="Slideshow" shortcut="S" onPress={() => commands.run('startSlideshow', { ids: inOrder(), from: null })} />
          <MenuLine icon={IconFiles} label="Copy as files" shortcut="Ctrl+Shift+C" onPress={() => copyFiles(ids)} />
        </>
      )}
      <MenuLine icon={IconFileExport} label="Export…" shortcut="Ctrl+E" not={noFile} onPress={() => commands.run('exportPictures', { ids })} />
      <Menu.Divider />
      <MenuLine
        icon={favourite ? IconHeartOff : IconHeart}
        label={favourite ? (one ? 'No favourite any more' : 'No favourites any more') : 'Favourite'}
        shortcut="F"
        onPress={() => toggleFavourite(ids)}
      />
      <RatingLines ids={ids} />
      <MenuLine icon={IconTag} label="Tags…" shortcut="Ctrl+T" onPress={() => commands.run('editTags')} />
      <CollectionLines ids={ids} />
      <Menu.Divider />
      <MenuLine
        icon={IconFileOff}
        label={one ? 'Remove file but keep recipe…' : 'Remove files but keep recipes…'}
        not={noFile}
        onPress={() => commands.run('removeFiles', { ids })}
      />
      <MenuLine icon={IconTrash} label="Move to trash" shortcut="Del" danger onPress={() => trashPictures(ids)} />
    </>
  )
}
