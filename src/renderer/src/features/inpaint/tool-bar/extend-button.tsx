import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { Chip } from '../../../ui/chip.tsx'
import { isPlain, useStudio } from '../studio/studio-store.ts'
import { ExtendForm } from './extend-form.tsx'

/** Extends the canvas beyond the picture: the chip that opens the form, on while there is an extension. */
export function ExtendButton(): ReactNode {
  const [opened, setOpened] = useState(false)
  const picture = useStudio((state) => state.picture)
  const ready = useStudio((state) => state.bitmap.kind === 'ready')
  const plain = useStudio((state) => isPlain(state.form.extend))
  return (
    <Popover opened={opened && ready} onChange={setOpened} position="left" width={326} trapFocus returnFocus>
      <Popover.Target>
        <Chip active={!plain} disabled={!ready} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {plain ? t('inpaint.extendButton.extend') : t('inpaint.extendButton.extended')}
        </Chip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('inpaint.extendButton.title')}>
        {picture ? <ExtendForm picture={picture} onDone={() => setOpened(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}
