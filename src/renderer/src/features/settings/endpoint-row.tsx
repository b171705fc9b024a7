import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Endpoint } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { baseUrlWarning, checkBaseUrl } from './base-url.ts'
import { Failure } from './parts.tsx'
import classes from './settings.module.css'

/** A service's address: the documented one, or the user's replacement. */
export function EndpointRow({ endpoint, needsKey }: { endpoint: Endpoint; needsKey: boolean }): ReactNode {
  const baseUrls = useSettings((state) => state.settings.baseUrls)
  const current = baseUrls[endpoint.id] ?? endpoint.defaultUrl
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { busy, failure, run } = useWork()
  const changed = typed !== null && typed.trim() !== current
  const verdict = typed === null ? null : checkBaseUrl(typed, current !== endpoint.defaultUrl, endpoint.ownServer)
  const warning = baseUrlWarning(endpoint, verdict?.ok ? verdict.url : current, needsKey)

  const stop = (): void => {
    setTyped(null)
    setProblem(null)
  }
  const keep = async (url: string): Promise<void> => {
    const { [endpoint.id]: _replaced, ...others } = baseUrls
    const done = await run(() =>
      updateSettings({ baseUrls: url === endpoint.defaultUrl ? others : { ...others, [endpoint.id]: url } })
    )
    if (done) stop()
  }
  const submit = (): void => {
    if (!verdict) return
    if (verdict.ok) void keep(verdict.url)
    else setProblem(verdict.problem)
  }
  return (
    <form
      className={classes.endpoint}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className={classes.unlock}>
        <TextInput
          className={classes.grow}
          label={t('settings.endpointRow.address', { label: endpoint.label })}
          spellCheck={false}
          inputMode="url"
          value={typed ?? current}
          error={problem !== null}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setProblem(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') stop()
          }}
        />
        {changed ? (
          <Button size="xs" type="submit" variant="filled" loading={busy}>
            {t('settings.endpointRow.useThisAddress')}
          </Button>
        ) : null}
        {current === endpoint.defaultUrl ? null : (
          <Button size="xs" disabled={busy} onClick={() => void keep(endpoint.defaultUrl)}>
            {t('settings.endpointRow.reset')}
          </Button>
        )}
      </div>
      {warning ? (
        <p className={classes.warning} role="status">
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          {warning}
        </p>
      ) : null}
      <Failure text={problem ?? failure} />
    </form>
  )
}
