import { NumberInput, Select, Slider } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ExportSettings } from '../../../../shared/domain/export.ts'
import classes from './export.module.css'

const formats = [
  { value: 'original', label: 'As they are' },
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
          label="Format"
          data={formats}
          value={format}
          allowDeselect={false}
          onChange={(next) => onChange({ format: (next ?? 'original') as ExportSettings['format'] })}
        />
        <NumberInput
          label="Max. long edge"
          placeholder="No limit"
          suffix=" px"
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
            <span id="export-quality">Quality</span>
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
          {format === 'original'
            ? 'Pixels as they came, byte for byte, unless a limit makes them smaller.'
            : 'PNG loses nothing, and is the largest.'}
        </p>
      )}
    </>
  )
}
