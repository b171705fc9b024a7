import { Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import {
  IconCheck,
  IconCopy,
  IconDeviceFloppy,
  IconFileExport,
  IconFiles,
  IconFolderOpen,
  IconHeart,
  IconListDetails,
  IconTrash,
  IconTrashOff,
  IconTrashX
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { commands } from '../../api/commands.ts'
import { copyFiles } from '../../api/hand-over.ts'
import { copyImage, revealPicture, savePictureAs, toggleFavourite, trashPictures } from '../../api/picture-actions.tsx'
import { restorePictures } from '../../api/trash-actions.ts'
import { FillingIcon } from '../../ui/filling-icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { asJson, asText } from './details.ts'
import classes from './inspector.module.css'

const icon = { size: 18, stroke: 1.5 }

/** Why what needs the file cannot be done; null when it is there. */
export function noFileWords({ missing, fileRemovedAt }: Pick<Picture, 'missing' | 'fileRemovedAt'>): string | null {
  if (fileRemovedAt !== null) return 'its file was removed'
  return missing ? 'its file is missing' : null
}

/** What can be done with a picture. @param now epoch milliseconds */
export function PictureToolbar({ picture, now }: { picture: Picture; now: number }): ReactNode {
  const { id, favourite, trashedAt } = picture
  const clipboard = useClipboard({ timeout: 1200 })
  const noFile = noFileWords(picture)
  const named = (label: string): string => (noFile === null ? label : `${label}: ${noFile}`)
  return (
    <div className={classes.actions} role="toolbar" aria-label="Picture">
      {trashedAt === null ? (
        <IconButton
          label={favourite ? 'No favourite any more' : 'Favourite'}
          shortcut="F"
          icon={<FillingIcon of={IconHeart} filled={favourite} size={18} />}
          color={favourite ? 'amber' : 'gray'}
          onClick={() => toggleFavourite([id])}
        />
      ) : (
        <IconButton label="Restore" icon={<IconTrashOff {...icon} />} onClick={() => restorePictures([id])} />
      )}
      <IconButton label={named('Copy image')} shortcut="Ctrl+C" icon={<IconCopy {...icon} />} disabled={noFile !== null} onClick={() => copyImage(id)} />
      <IconButton
        label={named('Copy as file')}
        shortcut="Ctrl+Shift+C"
        icon={<IconFiles {...icon} />}
        disabled={noFile !== null}
        onClick={() => copyFiles([id])}
      />
      <IconButton label={named('Save as…')} icon={<IconDeviceFloppy {...icon} />} disabled={noFile !== null} onClick={() => savePictureAs(id)} />
      <IconButton
        label={named('Export…')}
        shortcut="Ctrl+E"
        icon={<IconFileExport {...icon} />}
        disabled={noFile !== null}
        onClick={() => commands.run('exportPictures', { ids: [id] })}
      />
      <IconButton label={named('Show in folder')} icon={<IconFolderOpen {...icon} />} disabled={noFile !== null} onClick={() => revealPicture(id)} />
      <Menu position="bottom-start">
        <Menu.Target>
          <IconButton label="Copy all details" icon={clipboard.copied ? <IconCheck {...icon} /> : <IconListDetails {...icon} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => clipboard.copy(asText(picture, now))}>Copy as text</Menu.Item>
          <Menu.Item onClick={() => clipboard.copy(asJson(picture))}>Copy as JSON</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {trashedAt === null ? (
        <IconButton label="Move to trash" shortcut="Delete" icon={<IconTrash {...icon} />} ml="auto" onClick={() => trashPictures([id])} />
      ) : (
        <IconButton label="Delete for good…" icon={<IconTrashX {...icon} />} ml="auto" onClick={() => commands.run('deleteForGood', { ids: [id] })} />
      )}
    </div>
  )
}
