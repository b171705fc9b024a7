import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ProxyUse } from '../../../../shared/domain/proxy-settings.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure, Row } from './parts.tsx'
import { checkProxyAddress } from './proxy-address.ts'
import classes from './settings.module.css'

const uses: { value: ProxyUse; label: string; means: string }[] = [
  {
    value: 'system',
    label: 'System',
    means: 'As the system is set up, or as HTTPS_PROXY and NO_PROXY say where the app was started.'
  },
  { value: 'none', label: 'None', means: 'Straight to the services.' },
  { value: 'manual', label: 'Manual', means: 'Through the proxy below.' }
]

/** Which proxy the app takes. Manual counts from the moment that it has an address. */
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
      label="Proxy"
      help={
        `${uses.find(({ value }) => value === shown)?.means} Keys and pictures go through a proxy in a tunnel that ` +
        'it cannot look into; what is on this machine takes none.'
      }
    >
      <SegmentedControl
        className={classes.themes}
        aria-label="Proxy"
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
            label="Address of the proxy"
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
              Use this proxy
            </Button>
          ) : null}
        </form>
      ) : null}
      <Failure text={problem ?? failure} />
    </Row>
  )
}
