import { Menu } from '@mantine/core'
import { IconBinaryTree, IconBrush, IconDeviceFloppy, IconDice, IconEye, IconFolderOpen, IconMaximize, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { commands } from '../../../api/commands.ts'
import { repaintPicture, reusePictureById, revealPicture, savePictureAs } from '../../../api/picture-actions.tsx'
import { loadPicture, usePictures } from '../../../api/pictures-store.ts'
import { CopyLines } from './copy-lines.tsx'
import { FindLines } from './find-lines.tsx'
import { MenuLine } from './menu-line.tsx'

/** What is done with one picture alone. @param noFile why what needs the file cannot be done */
export function OneLines({ id, noFile }: { id: string; noFile: string | null }): ReactNode {
  const picture = usePictures((state) => state.records.get(id) ?? null)
  useEffect(() => {
    // A record that does not come is said where one looks at the picture.
    loadPicture(id).catch(() => undefined)
  }, [id])
  const noRecipe = picture !== null && picture.parameters === null ? 'no recipe is known' : null
  return (
    <>
      <MenuLine icon={IconMaximize} label="Open" shortcut="Enter" onPress={() => commands.run('openPicture', { pictureId: id })} />
      <MenuLine icon={IconEye} label="Quick look" shortcut="Space" onPress={() => commands.run('quickLook', { pictureId: id })} />
      <MenuLine icon={IconBinaryTree} label="Lineage" shortcut="L" onPress={() => commands.run('openLineage', { pictureId: id })} />
      <Menu.Divider />
      <MenuLine icon={IconBrush} label="Repaint…" shortcut="I" not={noFile} onPress={() => repaintPicture(id)} />
      <MenuLine
        icon={IconRefresh}
        label={noFile === null ? 'Use these again' : 'Make it again'}
        shortcut="U"
        not={noRecipe}
        onPress={() => reusePictureById(id, 'same')}
      />
      <MenuLine icon={IconDice} label="Prepare a variation…" not={noRecipe} onPress={() => reusePictureById(id, 'new')} />
      <Menu.Divider />
      <CopyLines id={id} picture={picture} noFile={noFile} />
      <MenuLine icon={IconDeviceFloppy} label="Save as…" not={noFile} onPress={() => savePictureAs(id)} />
      <MenuLine icon={IconFolderOpen} label="Show in folder" not={noFile} onPress={() => revealPicture(id)} />
      <FindLines picture={picture} />
    </>
  )
}
