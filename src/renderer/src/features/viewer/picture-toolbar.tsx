import { Menu } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { contextOf } from '../../actions/action.ts'
import {
  copyAsFiles,
  copyAsImage,
  deleteForGood,
  exportPictures,
  favourite,
  moveToTrash,
  restore,
  saveAs,
  showInFolder
} from '../../actions/pictures.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ActionItem } from '../../ui/action-item.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './inspector.module.css'
import { copyDetailsAsJson, copyDetailsAsText } from './inspector-actions.ts'

/** Why what needs the file cannot be done; null if it exists. */
function noFileWords({ missing, fileRemovedAt }: Pick<Picture, 'missing' | 'fileRemovedAt'>): string | null {
  if (fileRemovedAt !== null) return t('viewer.pictureToolbar.itsFileWasRemoved')
  return missing ? t('viewer.pictureToolbar.itsFileIsMissing') : null
}

/** What can be done with a picture. */
export function PictureToolbar({ picture }: { picture: Picture }): ReactNode {
  const { id, trashedAt } = picture
  const noFile = noFileWords(picture)
  const context = useMemo(() => ({ ...contextOf('viewer', [id], trashedAt !== null), noFile }), [id, trashedAt, noFile])
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('viewer.pictureToolbar.picture')}>
      <ActionButton action={trashedAt === null ? favourite : restore} context={context} className={classes.action} />
      <ActionButton action={copyAsImage} context={context} className={classes.action} />
      <ActionButton action={copyAsFiles} context={context} className={classes.action} />
      <ActionButton action={saveAs} context={context} className={classes.action} />
      <ActionButton action={exportPictures} context={context} className={classes.action} />
      <ActionButton action={showInFolder} context={context} className={classes.action} />
      <Menu position="bottom-start">
        <Menu.Target>
          <IconButton
            label={t('viewer.pictureToolbar.copyAllDetails')}
            className={classes.action}
            icon={<IconListDetails size={18} stroke={1.5} />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <ActionItem action={copyDetailsAsText} context={context} />
          <ActionItem action={copyDetailsAsJson} context={context} />
        </Menu.Dropdown>
      </Menu>
      <ActionButton
        action={trashedAt === null ? moveToTrash : deleteForGood}
        context={context}
        className={classes.action}
        ms="auto"
      />
    </div>
  )
}
