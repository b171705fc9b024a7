import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ProxyUse } from '../../../../shared/domain/proxy-settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure, Row } from './parts.tsx'
import { checkProxyAddress } from './proxy-address.ts'
import classes from './settings.module.css'

const uses: { value: ProxyUse; label: string; means: string }[] = [
  {
    value: 'system',
    label: t('settings.proxyRow.system'),
    means: t('settings.proxyRow.systemHelp')
  },
  { value: 'none', label: t('settings.proxyRow.none'), means: t('settings.proxyRow.noneHelp') },
  { value: 'manual', label: t('settings.proxyRow.manual'), means: t('settings.proxyRow.manualHelp') }
]

/** Which proxy the app uses. Manual applies once there is an address. */
export function ProxyRow(): ReactNode {
  const { use, address } = useSettings((state) => state.settings.proxy)
  const [chosen, setChosen] = useState<ProxyUse | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { busy, failure, run } = useWork()
  const shown = chosen ?? use
  const text = typed ?? address ?? ''

  const choose = (next: ProxyUse): void => {
    setProblem(null)
    if (next === 'manual' && address === null) return setChosen(next)
    setChosen(null)
    void run(() => updateSettings({ proxy: { use: next, address } }))
  }
  const keep = async (): Promise<void> => {
    const verdict = checkProxyAddress(text)
    if (!verdict.ok) return setProblem(verdict.problem)
    if (!(await run(() => updateSettings({ proxy: { use: 'manual', address: verdict.address } })))) return
    setChosen(null)
    setTyped(null)
  }
  return (
    <Row
      label={t('settings.proxyRow.proxy')}
      help={`${uses.find(({ value }) => value === shown)?.means ?? ''} ${t('settings.proxyRow.help')}`}
    >
      <SegmentedControl
        className={classes.themes}
        aria-label={t('settings.proxyRow.proxy')}
        withItemsBorders={false}
        data={uses.map(({ value, label }) => ({ value, label }))}
        value={shown}
        onChange={choose}
      />
      {shown === 'manual' ? (
        <form
          className={classes.unlock}
          onSubmit={(event) => {
            event.preventDefault()
            void keep()
          }}
        >
          <TextInput
            className={classes.grow}
            label={t('settings.proxyRow.address')}
            placeholder="proxy.example:3128"
            spellCheck={false}
            value={text}
            error={problem !== null}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setProblem(null)
            }}
          />
          {use !== 'manual' || (typed !== null && typed.trim() !== address) ? (
            <Button size="xs" type="submit" variant="filled" loading={busy}>
              {t('settings.proxyRow.useThisProxy')}
            </Button>
          ) : null}
        </form>
      ) : null}
      <Failure text={problem ?? failure} />
    </Row>
  )
}
