import { Button } from '@mantine/core'
import { IconCheck, IconPlugConnectedX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { NetworkWay } from '../../../../shared/domain/proxy-settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { api } from '../../data/client.ts'
import { useWork } from '../../ui/use-work.ts'
import { Failure, Row } from './parts.tsx'
import classes from './settings.module.css'

/** Contacts the services and says which route was used. */
export function ConnectionTest(): ReactNode {
  const [ways, setWays] = useState<NetworkWay[]>([])
  const { busy, failure, run } = useWork()
  return (
    <Row label={t('settings.connectionTest.connection')} help={t('settings.connectionTest.help')}>
      <Button
        loading={busy}
        onClick={() => {
          setWays([])
          void run(async () => setWays(await api.network.test()))
        }}
      >
        {t('settings.connectionTest.testConnection')}
      </Button>
      <div role="status" aria-label={t('settings.connectionTest.results')}>
        {ways.map(({ host, way, ok, message }) => {
          const Icon = ok ? IconCheck : IconPlugConnectedX
          return (
            <p key={host} className={classes.outcome} data-selectable data-tone={ok ? 'good' : 'bad'}>
              <Icon size={16} stroke={1.75} aria-hidden />
              <span>
                {ok ? null : `${host}: `}
                <b>{ok ? t('settings.connectionTest.reached') : t('settings.connectionTest.notReached')}</b> {way}.{' '}
                {message}
              </span>
            </p>
          )
        })}
      </div>
      <Failure text={failure} />
    </Row>
  )
}
