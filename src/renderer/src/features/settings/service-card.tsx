import { Button, NumberInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconExternalLink } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { KeyStatus } from '../../../../shared/domain/key.ts'
import type { ProviderInfo } from '../../../../shared/domain/provider.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { useKeys } from '../../data/keys-store.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { useWork } from '../../ui/use-work.ts'
import { EndpointRow } from './endpoint-row.tsx'
import { KeyBadge } from './key-badge.tsx'
import { KeyPart } from './key-part.tsx'
import { useKeyTests } from './key-tests-store.ts'
import { keyLine, statusTone } from './key-words.ts'
import { Failure, Row } from './parts.tsx'
import classes from './settings.module.css'

interface Props {
  provider: ProviderInfo
  open: boolean
  onToggle: () => void
}

/** The state of a service at a glance: a dot, a line, the key's protection. */
function Status({ provider, status }: { provider: ProviderInfo; status: KeyStatus | undefined }): ReactNode {
  const test = useKeyTests((state) => state.byProvider[provider.id])
  return (
    <span className={classes.status}>
      <span className={classes.dot} data-tone={statusTone(provider.needsKey, status, test)} aria-hidden />
      {keyLine(provider.needsKey, status, test)}
      <KeyBadge status={status} />
    </span>
  )
}

function Concurrency({ provider }: { provider: ProviderInfo }): ReactNode {
  const concurrency = useSettings((state) => state.settings.concurrency)
  const { failure, run } = useWork()
  const id = `concurrency-${provider.id}`
  return (
    <Row
      label={t('settings.serviceCard.requestsAtOnce')}
      htmlFor={id}
      help={t('settings.serviceCard.extraRequestsWaitInQueue')}
    >
      <NumberInput
        id={id}
        className={classes.short}
        min={1}
        max={16}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        aria-describedby={`${id}-help`}
        value={concurrency[provider.id] ?? provider.concurrency}
        onChange={(next) => {
          if (typeof next === 'number' && next >= 1)
            void run(() => updateSettings({ concurrency: { ...concurrency, [provider.id]: next } }))
        }}
      />
      <Failure text={failure} />
    </Row>
  )
}

/** A link to the service's own site, in the user's browser. */
function HomePage({ provider }: { provider: ProviderInfo }): ReactNode {
  const { busy, failure, run } = useWork()
  const url = provider.homePage
  if (url === undefined) return null
  return (
    <>
      <Button
        size="xs"
        loading={busy}
        rightSection={<IconExternalLink size={14} stroke={1.5} />}
        onClick={() => void run(() => api.app.openExternal({ url }))}
      >
        {new URL(url).host.replace(/^www\./, '')}
      </Button>
      <Failure text={failure} />
    </>
  )
}

const bold = (name: ReactNode): ReactNode => <b>{name}</b>

/** What is known about the models: read once, so it is folded. */
function Models({ provider }: { provider: ProviderInfo }): ReactNode {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <UnstyledButton className={classes.disclose} aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <IconChevronDown size={14} stroke={1.5} aria-hidden data-open={opened || undefined} />
        {t('settings.serviceCard.models', { count: provider.operations.length })}
      </UnstyledButton>
      {opened ? (
        <ul>
          {provider.operations.map((operation) => (
            <li key={operation.id}>
              {t.rich('settings.serviceCard.model', {
                model: operation.label,
                price: operation.price,
                b: bold
              })}{' '}
              {operation.kind === 'inpainting' ? t('settings.serviceCard.inpaints') : ''} {operation.notes.join(' ')}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** A service: its key, its addresses, its concurrency and what is known about it. */
export function ServiceCard({ provider, open, onToggle }: Props): ReactNode {
  const status = useKeys((state) => state.byProvider[provider.id])
  return (
    <article
      id={`service-${provider.id}`}
      className={classes.card}
      data-open={open || undefined}
      aria-label={provider.label}
    >
      <UnstyledButton
        className={classes.cardHead}
        aria-expanded={open}
        aria-controls={`service-${provider.id}-body`}
        onClick={onToggle}
      >
        <span className={classes.cardText}>
          <span className={classes.cardTitle}>{provider.label}</span>
          <span className={classes.help}>{provider.summary}</span>
        </span>
        <Status provider={provider} status={status} />
        <IconChevronDown className={classes.chevron} size={18} stroke={1.5} aria-hidden />
      </UnstyledButton>
      {/* Without animation: scrolling something into view while it unfolds slowly would miss, and a press on it
          would be lost. */}
      {open ? (
        <div id={`service-${provider.id}-body`} className={classes.cardBody}>
          {provider.needsKey ? <KeyPart provider={provider} status={status} /> : null}
          {provider.endpoints
            .filter((endpoint) => endpoint.defaultUrl !== '')
            .map((endpoint) => (
              <EndpointRow key={endpoint.id} endpoint={endpoint} needsKey={provider.needsKey} />
            ))}
          <Concurrency provider={provider} />
          <div className={classes.facts}>
            <Models provider={provider} />
            <HomePage provider={provider} />
          </div>
        </div>
      ) : null}
    </article>
  )
}
