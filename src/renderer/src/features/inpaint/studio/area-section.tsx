import { type ReactNode, useState } from 'react'
import type { OperationInfo } from '../../../../../shared/domain/provider.ts'
import { Chip, ChipRow } from '../../../ui/chip.tsx'
import { Helped } from '../../../ui/form/field-label.tsx'
import form from '../../../ui/form/form.module.css'
import { NumberField, type NumberShape } from '../../../ui/form/number-field.tsx'
import { ExtendButton } from '../tool-bar/extend-button.tsx'
import classes from './studio.module.css'
import { sendSizes } from './studio-operation.ts'
import { type StudioForm, useStudio } from './studio-store.ts'

const padding: NumberShape = {
  name: 'padding',
  label: 'Padding',
  help: 'Room around the mask that is sent along, so that the model sees what is beside it. Pixels of the picture.',
  integer: true,
  min: 0,
  max: 2048,
  advisedMax: 256,
  step: 1
}

const feather: NumberShape = {
  name: 'feather',
  label: 'Feather',
  help: 'How far outside the mask the new pixels fade into the picture. 0 cuts hard. Pixels of the picture.',
  integer: true,
  min: 0,
  max: 256,
  advisedMax: 64,
  step: 1
}

/** A number of the area: what is typed and cannot be is marked, and gone when the box is left. */
function AreaNumber({
  field,
  value,
  onChange
}: {
  field: NumberShape
  value: number
  onChange: (value: number) => void
}): ReactNode {
  const [typed, setTyped] = useState<{ value: number | undefined } | null>(null)
  return (
    <NumberField
      field={field}
      value={typed ? typed.value : value}
      problem={typed ? `${field.label} is a whole number from ${field.min} to ${field.max}` : undefined}
      onChange={(next) => {
        const fits = next !== undefined && Number.isInteger(next) && next >= field.min && next <= field.max
        setTyped(fits ? null : { value: next })
        if (fits) onChange(next)
      }}
      onLeave={() => setTyped(null)}
    />
  )
}

const sendHelp =
  'The part is scaled to about this many pixels a side before it is sent, and the answer is scaled back. ' +
  'A model paints best at its own size; a larger one keeps more detail.'

function SendAt({ operation }: { operation: OperationInfo }): ReactNode {
  const mode = useStudio((state) => state.form.mode)
  const sendAt = useStudio((state) => state.form.sendAt)
  const limits = operation.inpaint
  if (!limits) return null
  const offered = sendSizes(limits)
  const all = offered.includes(sendAt) ? offered : [...offered, sendAt]
  const own = mode === 'whole' ? 'Own size' : limits.native
  return (
    <div className={form.field}>
      <div className={form.labelRow}>
        <Helped help={sendHelp}>Send at</Helped>
        <span className={form.side}>
          {mode === 'masked' && sendAt === null ? 'the model’s own size' : 'pixels a side, about'}
        </span>
      </div>
      <ChipRow label="Send at">
        {all.map((side) => (
          <Chip
            key={side ?? 'own'}
            active={side === sendAt}
            onClick={() => useStudio.getState().formChanged({ sendAt: side })}
          >
            {side ?? own}
          </Chip>
        ))}
      </ChipRow>
    </div>
  )
}

/** Which part of the picture is sent, at which size, and how its answer fades into the picture. */
export function AreaSection({
  operation,
  onRemember
}: {
  operation: OperationInfo
  onRemember: (change: Partial<StudioForm>) => void
}): ReactNode {
  const mode = useStudio((state) => state.form.mode)
  const values = useStudio((state) => state.form)
  return (
    <>
      <div className={`${form.field} ${classes.area}`}>
        <div className={form.labelRow}>
          <span>Area</span>
        </div>
        <ChipRow label="Area">
          <Chip active={mode === 'masked'} onClick={() => onRemember({ mode: 'masked' })}>
            Only the mask
          </Chip>
          <Chip active={mode === 'whole'} onClick={() => onRemember({ mode: 'whole' })}>
            Whole picture
          </Chip>
          <ExtendButton />
        </ChipRow>
      </div>
      <div className={form.grid}>
        {mode === 'masked' ? (
          <div className={form.half}>
            <AreaNumber field={padding} value={values.padding} onChange={(next) => onRemember({ padding: next })} />
          </div>
        ) : null}
        <div className={form.half}>
          <AreaNumber field={feather} value={values.feather} onChange={(next) => onRemember({ feather: next })} />
        </div>
      </div>
      <SendAt operation={operation} />
    </>
  )
}
