import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { contextOf } from '../../actions/action.ts'
import { reuse, reusePicture } from '../../actions/pictures.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import classes from './inspector.module.css'

/** Fills the form with what a picture was made from. */
export function ReuseButton({ picture }: { picture: Picture }): ReactNode {
  return (
    <div className={classes.block} style={{ padding: '0 14px' }}>
      <Button.Group>
        <ActionTextButton
          fullWidth
          action={reuse}
          context={contextOf('viewer', [picture.id], picture.trashedAt !== null)}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button px={8} aria-label="More ways to use these again">
              <IconChevronDown size={16} stroke={1.5} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => reusePicture(picture, 'same')}>With this seed</Menu.Item>
            <Menu.Item onClick={() => reusePicture(picture, 'new')}>With a new seed</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
    </div>
  )
}
