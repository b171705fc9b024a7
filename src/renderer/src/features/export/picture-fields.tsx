import { NumberInput, Select, Slider } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ExportSettings } from '../../../../shared/domain/export.ts'
import { t } from '../../../../shared/messages/t.ts'
import classes from './export.module.css'

const formats = [
  { value: 'original', label: t('export.pictureFields.original') },
  { value: 'png', label: 'PNG' },
  { value: 'jpeg', label: 'JPEG' },
  { value: 'webp', label: 'WebP' }
]

interface Props {
  settings: ExportSettings
  onChange: (patch: Partial<ExportSettings>) => void
}

/** Type, quality and size of the pictures' files. */
export function PictureFields({ settings, onChange }: Props): ReactNode {
  const { format, quality, maxSide } = settings
  const lossy = format === 'jpeg' || format === 'webp'
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('export.pictureFields.format')}
          data={formats}
          value={format}
          allowDeselect={false}
          onChange={(next) => onChange({ format: (next ?? 'original') as ExportSettings['format'] })}
        />
        <NumberInput
          label={t('export.pictureFields.maxLongEdge')}
          placeholder={t('export.pictureFields.noLimit')}
          suffix={t('export.pictureFields.px')}
          min={16}
          max={16_384}
          step={256}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="blur"
          value={maxSide ?? ''}
          onChange={(next) => {
            if (next === '') onChange({ maxSide: null })
            else if (typeof next === 'number' && next >= 16 && next <= 16_384) onChange({ maxSide: next })
          }}
        />
      </div>
      {lossy ? (
        <div>
          <div className={classes.sliderHead}>
            <span id="export-quality">{t('export.pictureFields.quality')}</span>
            <span className="tabular">{quality}</span>
          </div>
          <Slider
            min={1}
            max={100}
            value={quality}
            thumbProps={{ 'aria-labelledby': 'export-quality' }}
            onChange={(next) => onChange({ quality: next })}
          />
        </div>
      ) : (
        <p className={classes.note}>
          {format === 'original' ? t('export.pictureFields.originalHelp') : t('export.pictureFields.pngHelp')}
        </p>
      )}
    </>
  )
}
