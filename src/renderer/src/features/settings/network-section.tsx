import { NumberInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Settings } from '../../../../shared/domain/settings.ts'
import { settingsSchema } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { ConnectionTest } from './connection-test.tsx'
import { Failure, Row, Section } from './parts.tsx'
import { ProxyRow } from './proxy-row.tsx'
import classes from './settings.module.css'

interface Limit {
  name: keyof Settings & ('requestTimeout' | 'pollDeadline')
  label: string
  help: string
  /** Seconds. */
  min: number
  max: number
}

const limits: Limit[] = [
  {
    name: 'requestTimeout',
    label: t('settings.networkSection.waitForAnswer'),
    help: t('settings.networkSection.requestTimeoutHelp'),
    min: 5,
    max: 1800
  },
  {
    name: 'pollDeadline',
    label: t('settings.networkSection.waitForPicture'),
    help: t('settings.networkSection.pollDeadlineHelp'),
    min: 5,
    max: 86_400
  }
]

/** Seconds, saved when the field is left or Enter is pressed: a half-typed limit does not count. */
function Seconds({ limit }: { limit: Limit }): ReactNode {
  const { name, label, help, min, max } = limit
  const stored = useSettings((state) => state.settings[name])
  const [typed, setTyped] = useState<number | string | null>(null)
  const { failure, run } = useWork()
  const wrong = typed !== null && !settingsSchema.shape[name].safeParse(typed).success
  const keep = (): void => {
    if (typed === null || wrong) return
    void run(() => updateSettings({ [name]: typed })).then((done) => done && setTyped(null))
  }
  return (
    <Row label={label} htmlFor={name} help={help}>
      <NumberInput
        id={name}
        className={classes.short}
        suffix=" s"
        min={min}
        max={max}
        step={10}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        aria-describedby={`${name}-help`}
        error={wrong ? t('settings.networkSection.range', { min, max }) : undefined}
        value={typed ?? stored}
        onChange={setTyped}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      <Failure text={failure} />
    </Row>
  )
}

/** The route to the services, and how long the app waits. */
export function NetworkSection(): ReactNode {
  // A test's result applies to the route that it used.
  const way = useSettings(({ settings: { proxy } }) => `${proxy.use} ${proxy.address}`)
  return (
    <Section id="network" title={t('settings.common.network')} lead={t('settings.networkSection.lead')}>
      <div className={classes.panel}>
        <ProxyRow />
        <ConnectionTest key={way} />
        {limits.map((limit) => (
          <Seconds key={limit.name} limit={limit} />
        ))}
      </div>
    </Section>
  )
}
