import { Slider } from '@mantine/core'
import type { ReactNode } from 'react'
import type { NumberField as NumberFieldInfo } from '../../../../shared/domain/field.ts'
import { t } from '../../../../shared/messages/t.ts'
import { describedBy, FieldLabel, FieldProblem } from './field-label.tsx'
import classes from './form.module.css'
import { useFieldId } from './form-name.ts'
import { NumberBox } from './number-box.tsx'

/** What a number field needs; the name need not be a parameter's. */
export type NumberShape = Omit<NumberFieldInfo, 'kind' | 'name'> & { name: string }

interface Props {
  field: NumberShape
  value: number | undefined
  problem: string | undefined
  onChange: (value: number | undefined) => void
  onLeave: () => void
}

/** With more steps than this a slider is useless: it covers the usual range, and larger values are typed. */
const sliderSteps = 400

/** More guidance than this burns a picture out; no document of an unlimited field says so. */
const usualGuidance = 20

/** The slider's range: the model's advised limits, or one that can be aimed at by hand. */
function sliderRange(field: NumberShape): { min: number; max: number } {
  const min = field.advisedMin ?? field.min
  const most = field.advisedMax ?? (field.name === 'guidance' ? Math.min(field.max, usualGuidance) : field.max)
  return { min, max: (most - min) / field.step > sliderSteps ? min + 100 * field.step : most }
}

/** A number: a slider for the usual range, and a box for anything allowed. */
export function NumberField({ field, value, problem, onChange, onLeave }: Props): ReactNode {
  const id = useFieldId(field.name)
  const { min, max } = sliderRange(field)
  const box = (
    <NumberBox
      id={id}
      variant="unstyled"
      className={classes.numberBox}
      classNames={{ input: classes.numberBoxInput }}
      value={value}
      step={field.step}
      min={field.min}
      max={field.max}
      onFocus={(event) => event.currentTarget.select()}
      error={problem !== undefined}
      placeholder="–"
      aria-describedby={describedBy(id, field.help, problem)}
      onChange={onChange}
      onLeave={onLeave}
    />
  )
  return (
    <div className={classes.field}>
      <FieldLabel id={id} label={field.label} help={field.help} side={box} />
      <Slider
        className={classes.slider}
        min={min}
        max={max}
        step={field.step}
        value={Math.min(max, Math.max(min, value || min))}
        thumbLabel={t('ui.numberField.slider', { label: field.label })}
        onChange={(next) => onChange(Number(next.toFixed(4)))}
      />
      <FieldProblem id={id} problem={problem} />
    </div>
  )
}
