import { type ReactNode, useState } from 'react'
import type { OperationInfo } from '../../../../../shared/domain/provider.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { Chip, ChipRow } from '../../../ui/chip.tsx'
import { Helped } from '../../../ui/form/field-label.tsx'
import form from '../../../ui/form/form.module.css'
import { NumberField, type NumberShape } from '../../../ui/form/number-field.tsx'
import { sendSizes } from './studio-operation.ts'
import { type StudioForm, useStudio } from './studio-store.ts'

const padding: NumberShape = {
  name: 'padding',
  label: t('inpaint.areaSection.padding'),
  help: t('inpaint.areaSection.paddingHelp'),
  integer: true,
  min: 0,
  max: 2048,
  advisedMax: 256,
  step: 1
}

const feather: NumberShape = {
  name: 'feather',
  label: t('inpaint.areaSection.feather'),
  help: t('inpaint.areaSection.featherHelp'),
  integer: true,
  min: 0,
  max: 256,
  advisedMax: 64,
  step: 1
}

/** A number of the area: an impossible one is marked, and gone when the box is left. */
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
      problem={
        typed ? t('inpaint.areaSection.problem', { label: field.label, min: field.min, max: field.max }) : undefined
      }
      onChange={(next) => {
        const fits = next !== undefined && Number.isInteger(next) && next >= field.min && next <= field.max
        setTyped(fits ? null : { value: next })
        if (fits) onChange(next)
      }}
      onLeave={() => setTyped(null)}
    />
  )
}

const sendHelp = t('inpaint.areaSection.sendAtHelp')

function SendAt({ operation }: { operation: OperationInfo }): ReactNode {
  const mode = useStudio((state) => state.form.mode)
  const sendAt = useStudio((state) => state.form.sendAt)
  const limits = operation.inpaint
  if (!limits) return null
  const offered = sendSizes(limits)
  const all = offered.includes(sendAt) ? offered : [...offered, sendAt]
  const own = mode === 'whole' ? t('inpaint.areaSection.ownSize') : limits.native
  return (
    <div className={form.field}>
      <div className={form.labelRow}>
        <Helped help={sendHelp}>{t('inpaint.areaSection.sendAt')}</Helped>
        <span className={form.side}>
          {mode === 'masked' && sendAt === null
            ? t('inpaint.areaSection.modelsOwnSize')
            : t('inpaint.areaSection.pixelsPerSide')}
        </span>
      </div>
      <ChipRow label={t('inpaint.areaSection.sendAt')}>
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

/** Which part of the picture is sent, at which size, and how the answer fades into the picture. */
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
      <div className={form.field}>
        <div className={form.labelRow}>
          <span>{t('inpaint.areaSection.area')}</span>
        </div>
        <ChipRow label={t('inpaint.areaSection.area')}>
          <Chip active={mode === 'masked'} onClick={() => onRemember({ mode: 'masked' })}>
            {t('inpaint.areaSection.onlyMask')}
          </Chip>
          <Chip active={mode === 'whole'} onClick={() => onRemember({ mode: 'whole' })}>
            {t('inpaint.areaSection.wholePicture')}
          </Chip>
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
