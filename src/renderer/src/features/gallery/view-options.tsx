import { Slider } from '@mantine/core'
import { IconCalendar, IconCalendarOff, IconLayoutBoard, IconLayoutGrid, IconPhoto } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { updateSettingsSoon, useSettings } from '../../data/settings-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { isByDate } from './gallery-items.ts'
import { changeTileSize, tileSizes } from './tile-size.ts'
import classes from './view-options.module.css'

const icon = { size: 18, stroke: 1.5 }

/** How the gallery shows its pictures: shape, day headings, size. */
export function ViewOptions(): ReactNode {
  const layout = useSettings((state) => state.settings.layout)
  const byDate = usePictures((state) => isByDate(state.query))
  const square = layout.gridShape === 'square'
  return (
    <div className={classes.options} role="group" aria-label={t('gallery.viewOptions.title')}>
      <IconButton
        label={
          byDate
            ? layout.groupByDay
              ? t('gallery.viewOptions.ungroup')
              : t('gallery.viewOptions.groupByDay')
            : t('gallery.viewOptions.daysNeedDates')
        }
        {...(byDate ? {} : { 'aria-disabled': true, 'data-disabled': true })}
        side="top"
        size={24}
        icon={byDate && layout.groupByDay ? <IconCalendar {...icon} /> : <IconCalendarOff {...icon} />}
        onClick={() => {
          if (byDate) updateSettingsSoon({ layout: { ...layout, groupByDay: !layout.groupByDay } })
        }}
      />
      <IconButton
        label={square ? t('gallery.viewOptions.showWholePictures') : t('gallery.viewOptions.showAsSquares')}
        side="top"
        size={24}
        icon={square ? <IconLayoutGrid {...icon} /> : <IconLayoutBoard {...icon} />}
        onClick={() => updateSettingsSoon({ layout: { ...layout, gridShape: square ? 'justified' : 'square' } })}
      />
      <div className={classes.size}>
        <IconPhoto size={12} stroke={1.5} aria-hidden />
        <Slider
          className={classes.slider}
          thumbSize={12}
          {...tileSizes}
          value={layout.tileSize}
          thumbLabel={t('gallery.viewOptions.thumbnailSize')}
          onChange={changeTileSize}
        />
        <IconPhoto size={17} stroke={1.5} aria-hidden />
      </div>
    </div>
  )
}
