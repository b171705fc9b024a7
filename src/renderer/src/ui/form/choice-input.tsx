import { Select, Switch } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import type { ChoiceField, SwitchField } from '../../../../shared/domain/field.ts'
import { Chip, ChipRow } from '../chip.tsx'
import { describedBy, FieldLabel, FieldProblem, Helped } from './field-label.tsx'
import classes from './form.module.css'
import { useFieldId } from './form-name.ts'
import { ratioValue } from './size-choices.ts'

interface Props {
  field: ChoiceField
  value: string | undefined
  problem: string | undefined
  onChange: (value: string) => void
}

/** The most chips that can be read at a glance; ratios are always chips. */
const mostChips = 5

function RatioShape({ value }: { value: string }): ReactNode {
  const ratio = ratioValue(value)
  if (ratio === null) return null
  return (
    <span
      className={classes.shape}
      style={
        ratio >= 1 ? { width: 11, height: Math.max(4, 11 / ratio) } : { width: Math.max(4, 11 * ratio), height: 11 }
      }
      aria-hidden
    />
  )
}

/** Chips for a few choices, a list for many. */
export function ChoiceInput({ field, value, problem, onChange }: Props): ReactNode {
  const id = useFieldId(field.name)
  const listed = useRef<HTMLInputElement>(null)
  if (field.name !== 'aspectRatio' && field.choices.length > mostChips) {
    return (
      <div className={classes.field}>
        <FieldLabel id={id} label={field.label} help={field.help} />
        <Select
          ref={listed}
          id={id}
          data={field.choices}
          value={value ?? null}
          allowDeselect={false}
          searchable={field.choices.length > 12}
          error={problem !== undefined}
          aria-describedby={describedBy(id, field.help, problem)}
          // If the box is half below the form's edge, its list would be left floating as soon as the form moves.
          onDropdownOpen={() => listed.current?.scrollIntoView({ block: 'nearest' })}
          onChange={(next) => next !== null && onChange(next)}
        />
        <FieldProblem id={id} problem={problem} />
      </div>
    )
  }
  const chosen = field.choices.find((choice) => choice.value === value)
  return (
    <div className={classes.field}>
      <div className={classes.labelRow}>
        {field.help ? <Helped help={field.help}>{field.label}</Helped> : <span>{field.label}</span>}
        {field.name === 'aspectRatio' && chosen && chosen.label !== chosen.value ? (
          <span className={classes.side}>{chosen.label}</span>
        ) : null}
      </div>
      <ChipRow label={field.label} className={field.name === 'aspectRatio' ? classes.sizes : undefined}>
        {field.choices.map((choice) => (
          <Chip
            key={choice.value}
            active={choice.value === value}
            tooltip={field.name === 'aspectRatio' && choice.label !== choice.value ? choice.label : undefined}
            onClick={() => onChange(choice.value)}
          >
            {field.name === 'aspectRatio' ? <RatioShape value={choice.value} /> : null}
            {field.name === 'aspectRatio' ? choice.value : choice.label}
          </Chip>
        ))}
      </ChipRow>
      <FieldProblem id={id} problem={problem} />
    </div>
  )
}

/** Yes or no. */
export function SwitchInput({
  field,
  value,
  onChange
}: {
  field: SwitchField
  value: boolean | undefined
  onChange: (value: boolean) => void
}): ReactNode {
  const id = useFieldId(field.name)
  return (
    <div className={classes.field}>
      <Switch
        id={id}
        label={field.label}
        description={field.help}
        checked={value ?? field.default}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  )
}
