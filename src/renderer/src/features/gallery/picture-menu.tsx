import { Kbd, Menu } from '@mantine/core'
import {
  IconBrush,
  IconCopy,
  IconDeviceFloppy,
  IconFileExport,
  IconFiles,
  IconFolderOpen,
  IconHeart,
  IconMaximize,
  IconRefresh,
  IconTrash
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { commands } from '../../api/commands.ts'
import { copyFiles } from '../../api/hand-over.ts'
import { copyImage, repaintPicture, reusePictureById, revealPicture, savePictureAs, toggleFavourite, trashPictures } from '../../api/picture-actions.tsx'
import { usePictures } from '../../api/pictures-store.ts'
import { useSelection } from './selection-store.ts'

export interface MenuPlace {
  x: number
  y: number
  id: string
}

const icon = { size: 16, stroke: 1.5 }

/** The menu of a right click, for the picture under it or for all that are selected. */
export function PictureMenu({ place, onClose }: { place: MenuPlace | null; onClose: () => void }): ReactNode {
  const selected = useSelection((state) => state.selected)
  const index = usePictures((state) => state.index)
  if (!place) return null
  const { id } = place
  const one = selected.size <= 1
  const ids = one ? [id] : [...selected]
  const at = index.indexOf(id)
  const favourite = at >= 0 && index.favourite(at)
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={2} withinPortal returnFocus width={250}>
      <Menu.Target>
        <span style={{ position: 'fixed', left: place.x, top: place.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        {one ? (
          <>
            <Menu.Item leftSection={<IconMaximize {...icon} />} rightSection={<Kbd>Enter</Kbd>} onClick={() => commands.run('openPicture', { pictureId: id })}>
              Open
            </Menu.Item>
            <Menu.Item leftSection={<IconRefresh {...icon} />} rightSection={<Kbd>U</Kbd>} onClick={() => reusePictureById(id, 'same')}>
              Use these again
            </Menu.Item>
            <Menu.Item leftSection={<IconBrush {...icon} />} rightSection={<Kbd>I</Kbd>} onClick={() => repaintPicture(id)}>
              Repaint…
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconCopy {...icon} />} rightSection={<Kbd>Ctrl+C</Kbd>} onClick={() => copyImage(id)}>
              Copy image
            </Menu.Item>
            <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => savePictureAs(id)}>
              Save as…
            </Menu.Item>
            <Menu.Item leftSection={<IconFolderOpen {...icon} />} onClick={() => revealPicture(id)}>
              Show in folder
            </Menu.Item>
          </>
        ) : (
          <Menu.Label>{ids.length} pictures</Menu.Label>
        )}
        <Menu.Item leftSection={<IconFiles {...icon} />} rightSection={<Kbd>Ctrl+Shift+C</Kbd>} onClick={() => copyFiles(ids)}>
          {one ? 'Copy as file' : 'Copy as files'}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileExport {...icon} />} rightSection={<Kbd>Ctrl+E</Kbd>} onClick={() => commands.run('exportPictures', { ids })}>
          Export…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconHeart {...icon} />} rightSection={<Kbd>F</Kbd>} onClick={() => toggleFavourite(ids)}>
          {one && favourite ? 'No favourite any more' : 'Favourite'}
        </Menu.Item>
        <Menu.Item color="var(--p-danger)" leftSection={<IconTrash {...icon} />} rightSection={<Kbd>Del</Kbd>} onClick={() => trashPictures(ids)}>
          Move to trash
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
