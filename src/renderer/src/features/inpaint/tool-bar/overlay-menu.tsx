import { Popover, Slider, Switch } from '@mantine/core'
import { IconPalette } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { getPainter } from '../studio/get-painter.ts'
import { usePainter } from '../studio/use-painter.ts'
import classes from './tool-bar.module.css'

const swatches = [
  { colour: '#ff5c9a', label: t('inpaint.overlayMenu.pink') },
  { colour: '#ff3b30', label: t('inpaint.overlayMenu.red') },
  { colour: '#ffd60a', label: t('inpaint.overlayMenu.yellow') },
  { colour: '#30d158', label: t('inpaint.overlayMenu.green') },
  { colour: '#40c8e0', label: t('inpaint.overlayMenu.cyan') },
  { colour: '#3a7bff', label: t('inpaint.overlayMenu.blue') },
  { colour: '#bf5af2', label: t('inpaint.overlayMenu.violet') },
  { colour: '#ffffff', label: t('inpaint.overlayMenu.white') }
]

/** How the mask is shown over the picture: its colour, its opacity, alone, or not at all. */
export function OverlayMenu(): ReactNode {
  const [opened, setOpened] = useState(false)
  const hidden = usePainter((state) => state.overlay.hidden)
  const maskOnly = usePainter((state) => state.overlay.maskOnly)
  return (
    <Popover opened={opened} onChange={setOpened} position="top-end" width={250} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          side="top"
          label={hidden ? t('inpaint.overlayMenu.openHidden') : t('inpaint.overlayMenu.open')}
          icon={<IconPalette size={18} stroke={1.5} />}
          className={classes.toggle}
          data-active={hidden || maskOnly || undefined}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('inpaint.overlayMenu.title')}>
        <OverlayForm />
      </Popover.Dropdown>
    </Popover>
  )
}

function OverlayForm(): ReactNode {
  const colour = usePainter((state) => state.overlay.colour)
  const percent = Math.round(usePainter((state) => state.overlay.opacity) * 100)
  const maskOnly = usePainter((state) => state.overlay.maskOnly)
  const hidden = usePainter((state) => state.overlay.hidden)
  const set = getPainter().setOverlay.bind(getPainter())
  return (
    <div className={classes.overlayForm}>
      <div className={classes.swatches} role="group" aria-label={t('inpaint.overlayMenu.colour')}>
        {swatches.map((swatch) => (
          <button
            key={swatch.colour}
            type="button"
            className={classes.swatch}
            style={{ backgroundColor: swatch.colour }}
            title={swatch.label}
            aria-label={swatch.label}
            aria-pressed={colour === swatch.colour}
            onClick={() => set({ colour: swatch.colour })}
          />
        ))}
        <input
          type="color"
          className={classes.ownColour}
          title={t('inpaint.overlayMenu.custom')}
          aria-label={t('inpaint.overlayMenu.custom')}
          data-active={swatches.every((swatch) => swatch.colour !== colour) || undefined}
          value={colour}
          onChange={(event) => set({ colour: event.currentTarget.value.toLowerCase() })}
        />
      </div>
      <div className={classes.overlayRow}>
        <span>{t('inpaint.overlayMenu.strength')}</span>
        <Slider
          className={classes.fill}
          thumbLabel={t('inpaint.overlayMenu.strength')}
          min={10}
          max={100}
          step={5}
          value={percent}
          thumbValueText={(value) => t('inpaint.overlayMenu.percent', { percent: value })}
          onChange={(to) => set({ opacity: to / 100 })}
        />
        <span className={classes.percent}>{percent} %</span>
      </div>
      <Switch
        label={t('inpaint.overlayMenu.maskOnly')}
        checked={maskOnly}
        onChange={(event) => set({ maskOnly: event.currentTarget.checked })}
      />
      <Switch
        label={t('inpaint.overlayMenu.hide')}
        checked={hidden}
        onChange={(event) => set({ hidden: event.currentTarget.checked })}
      />
    </div>
  )
}
