import { IconArrowsExchange } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { SizeField } from '../../../../shared/domain/field.ts'
import { t } from '../../../../shared/messages/t.ts'
import { Chip, ChipRow } from '../chip.tsx'
import { IconButton } from '../icon-button.tsx'
import { describedBy, FieldProblem } from './field-label.tsx'
import classes from './form.module.css'
import { useFieldId } from './form-name.ts'
import { NumberBox } from './number-box.tsx'
import { chipLabels, choiceOf, type PartialSize, ratioName, type Size, turned } from './size-choices.ts'

interface Props {
  field: SizeField
  size: PartialSize
  problem: string | undefined
  /** Which side the problem concerns. */
  wrong: { width: boolean; height: boolean }
  onChange: (size: { width: number | undefined; height: number | undefined }) => void
  onLeave: () => void
}

/** The shape of a picture, drawn small. */
function Shape({ width, height }: Size): ReactNode {
  const scale = 11 / Math.max(width, height)
  return (
    <span
      className={classes.shape}
      style={{ width: Math.max(4, width * scale), height: Math.max(4, height * scale) }}
      aria-hidden
    />
  )
}

function Side({
  label,
  value,
  field,
  wrong,
  onChange,
  onLeave
}: {
  label: string
  value: number | undefined
  field: SizeField
  wrong: boolean
  onChange: (side: number | undefined) => void
  onLeave: () => void
}): ReactNode {
  return (
    <NumberBox
      aria-label={label}
      size="xs"
      value={value}
      step={field.multipleOf}
      min={field.min}
      max={field.max}
      error={wrong}
      aria-describedby={describedBy(useFieldId('size'), undefined, wrong ? label : undefined)}
      onChange={onChange}
      onLeave={onLeave}
    />
  )
}

/** Width and height: chips for the sizes that the model was made for, and boxes for any other. */
export function SizeInput({ field, size, problem, wrong, onChange, onLeave }: Props): ReactNode {
  const [opened, setOpened] = useState(false)
  const chosen = choiceOf(field, size)
  const custom = field.custom && (opened || chosen === null)
  const labels = chipLabels(field)
  const whole = size.width && size.height ? { width: size.width, height: size.height } : null
  const other = whole && turned(field, whole)
  const ratio = whole && chosen === null ? ratioName(whole) : null
  return (
    <div className={classes.field}>
      <div className={classes.labelRow}>
        <span>{field.label}</span>
        <span className={classes.side}>
          {whole ? `${whole.width} × ${whole.height}` : ''}
          {ratio ? `, ${ratio}` : ''}
          {other ? (
            <IconButton
              label={t('ui.sizeInput.swapWidthAndHeight')}
              size={20}
              icon={<IconArrowsExchange size={14} stroke={1.5} />}
              onClick={() => onChange(other)}
            />
          ) : null}
        </span>
      </div>
      <ChipRow label={field.label} className={classes.sizes}>
        {field.choices.map((choice, index) => (
          <Chip
            key={`${choice.width}x${choice.height}`}
            active={!opened && chosen === choice}
            tooltip={choice.label.replace(' x ', ' × ')}
            onClick={() => {
              setOpened(false)
              onChange({ width: choice.width, height: choice.height })
            }}
          >
            <Shape {...choice} />
            {labels[index]}
          </Chip>
        ))}
        {field.custom ? (
          <Chip active={custom} aria-expanded={custom} onClick={() => setOpened(!opened)}>
            {t('ui.sizeInput.custom')}
          </Chip>
        ) : null}
      </ChipRow>
      {custom ? (
        <div className={classes.sides}>
          <Side
            label={t('ui.sizeInput.width')}
            value={size.width}
            field={field}
            wrong={wrong.width}
            onLeave={onLeave}
            onChange={(width) => onChange({ width, height: size.height })}
          />
          <span aria-hidden>×</span>
          <Side
            label={t('ui.sizeInput.height')}
            value={size.height}
            field={field}
            wrong={wrong.height}
            onLeave={onLeave}
            onChange={(height) => onChange({ width: size.width, height })}
          />
          <span className={classes.side}>{t('ui.sizeInput.pixelsMultiplesOf', { multipleOf: field.multipleOf })}</span>
        </div>
      ) : null}
      <FieldProblem id={useFieldId('size')} problem={problem} />
    </div>
  )
}
