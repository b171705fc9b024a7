import { NumberInput, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import type { FieldProps } from './bucket-field.tsx'
import { type LifetimeUnit, secondsOf } from './bucket-values.ts'
import classes from './image-host.module.css'

const units: { value: LifetimeUnit; label: string }[] = [
  { value: 'minutes', label: t('settings.linkLifetime.minutes') },
  { value: 'hours', label: t('settings.linkLifetime.hours') }
]

/** Seven days in seconds: no S3 service signs for longer. */
const longest = 604_800

/** How long a signed link works. */
export function LinkLifetime({ values, problems, onChange }: FieldProps): ReactNode {
  return (
    <div className={classes.lifetime}>
      <NumberInput
        id="bucket-linkLifetime"
        className={classes.number}
        label={t('settings.linkLifetime.label')}
        min={1}
        max={longest / secondsOf[values.unit]}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        value={values.lifetime}
        error={problems.linkLifetime}
        onChange={(lifetime) => onChange({ ...values, lifetime })}
      />
      <Select
        className={classes.unit}
        aria-label={t('settings.linkLifetime.unit')}
        allowDeselect={false}
        data={units}
        value={values.unit}
        onChange={(unit) => onChange({ ...values, unit: unit ?? values.unit })}
      />
    </div>
  )
}
