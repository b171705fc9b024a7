import { Button, Popover } from '@mantine/core'
import { IconRipple } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { getPainter } from '../studio/get-painter.ts'
import { AmountBox } from './amount-box.tsx'
import classes from './tool-bar.module.css'

const most = 256

/** Grow, shrink and feather, all by one amount that is remembered. */
export function EdgeMenu({ disabled }: { disabled: boolean }): ReactNode {
  const [opened, setOpened] = useState(false)
  const [pixels, setPixels] = useState(8)
  const painter = getPainter()
  return (
    <Popover opened={opened && !disabled} onChange={setOpened} position="top" width={232} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          side="top"
          label={t('inpaint.edgeMenu.open')}
          icon={<IconRipple size={18} stroke={1.5} />}
          disabled={disabled}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('inpaint.edgeMenu.title')}>
        <div className={classes.edgeForm}>
          <div className={classes.edgeAmount}>
            <span>{t('inpaint.edgeMenu.by')}</span>
            <AmountBox
              label={t('inpaint.edgeMenu.amountPixels')}
              unit={t('inpaint.edgeMenu.px')}
              min={1}
              max={most}
              value={pixels}
              onChange={setPixels}
            />
          </div>
          <div className={classes.edgeButtons}>
            <Button size="xs" onClick={() => painter.grow(pixels)}>
              {t('inpaint.edgeMenu.grow')}
            </Button>
            <Button size="xs" onClick={() => painter.shrink(pixels)}>
              {t('inpaint.edgeMenu.shrink')}
            </Button>
            <Button size="xs" onClick={() => painter.feather(pixels)}>
              {t('inpaint.edgeMenu.feather')}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
