import { Popover } from '@mantine/core'
import { IconArrowsMaximize } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { isPlain, useStudio } from '../studio/studio-store.ts'
import { ExtendForm } from './extend-form.tsx'
import classes from './tool-bar.module.css'

/** Extends the canvas beyond the picture: opens the form, and is lit while there is an extension. */
export function ExtendButton(): ReactNode {
  const [opened, setOpened] = useState(false)
  const picture = useStudio((state) => state.picture)
  const ready = useStudio((state) => state.bitmap.kind === 'ready')
  const plain = useStudio((state) => isPlain(state.form.extend))
  return (
    <Popover opened={opened && ready} onChange={setOpened} position="right-start" width={326} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          size={34}
          side="right"
          className={classes.tool}
          color="gray"
          label={plain ? t('inpaint.extendButton.extend') : t('inpaint.extendButton.extended')}
          icon={<IconArrowsMaximize size={18} stroke={1.5} />}
          disabled={!ready}
          data-active={!plain || undefined}
          aria-expanded={opened}
          tabIndex={-1}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('inpaint.extendButton.title')}>
        {picture ? <ExtendForm picture={picture} onDone={() => setOpened(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}
