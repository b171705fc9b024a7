import { Button, UnstyledButton } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconRefresh, IconX } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import type { Transfer } from '../../../../../shared/domain/image-host.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../../shared/words/time.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { Failure } from '../parts.tsx'
import shared from '../settings.module.css'
import classes from './image-host.module.css'
import { transferSize, transferTitle } from './transfer-words.ts'
import { useTransfers } from './use-transfers.ts'

/** A possibly long address: truncated on screen, complete in its tooltip and when copied. */
function Address({ address }: { address: string }): ReactNode {
  const clipboard = useClipboard({ timeout: 1200 })
  return (
    <UnstyledButton
      className={classes.address}
      title={t('settings.transferLog.clickToCopy', { address })}
      aria-label={t('settings.transferLog.copyAddress', { address })}
      onClick={() => clipboard.copy(address)}
    >
      {clipboard.copied ? <span role="status">{t('settings.transferLog.copied')}</span> : address}
    </UnstyledButton>
  )
}

function Outcome({ transfer }: { transfer: Transfer }): ReactNode {
  return (
    <span className={classes.outcome} data-selectable data-tone={transfer.ok ? 'good' : 'bad'}>
      {transfer.ok ? <IconCheck size={14} stroke={1.75} aria-hidden /> : <IconX size={14} stroke={1.75} aria-hidden />}
      <span>
        {transfer.ok ? t('settings.transferLog.done') : (transfer.problem ?? t('settings.transferLog.transferFailed'))}
      </span>
    </span>
  )
}

function Line({ transfer, now }: { transfer: Transfer; now: number }): ReactNode {
  return (
    <tr>
      <td className={classes.when}>{formatMoment(transfer.at, now)}</td>
      <td>{transferTitle(transfer)}</td>
      <td className={classes.where}>
        <span className={classes.host} title={transfer.host}>
          {transfer.host}
        </span>
        {transfer.address === '' ? null : <Address address={transfer.address} />}
      </td>
      <td className={classes.size}>{transferSize(transfer)}</td>
      <td>
        <Outcome transfer={transfer} />
      </td>
    </tr>
  )
}

function Table({ list, titleId }: { list: readonly Transfer[]; titleId: string }): ReactNode {
  const now = useNow(true, 60_000)
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-labelledby={titleId}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.transferLog.when')}</th>
            <th scope="col">{t('settings.transferLog.what')}</th>
            <th scope="col">{t('settings.transferLog.where')}</th>
            <th scope="col" className={classes.size}>
              {t('settings.transferLog.size')}
            </th>
            <th scope="col">{t('settings.transferLog.result')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((transfer) => (
            <Line key={transfer.id} transfer={transfer} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Number of lines shown at first: with all of them the next section would be screens away. */
const atOnce = 5

/** What was sent to which host and when. */
export function TransferLog(): ReactNode {
  const { list, failed, refresh } = useTransfers()
  const titleId = useId()
  const [all, setAll] = useState(false)
  return (
    <div className={classes.log}>
      <div className={classes.logHead}>
        <h3 id={titleId} className={classes.logTitle}>
          {t('settings.transferLog.title')}
        </h3>
        <IconButton
          label={t('settings.transferLog.refresh')}
          icon={<IconRefresh size={18} stroke={1.5} />}
          onClick={refresh}
        />
      </div>
      {failed ? <Failure text={t('settings.transferLog.failed')} /> : null}
      {list?.length === 0 ? <p className={shared.help}>{t('settings.transferLog.empty')}</p> : null}
      {list && list.length > 0 ? <Table list={all ? list : list.slice(0, atOnce)} titleId={titleId} /> : null}
      {list && list.length > atOnce ? (
        <Button size="xs" variant="subtle" color="gray" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('settings.transferLog.fewer') : t('settings.transferLog.showAll', { count: list.length })}
        </Button>
      ) : null}
    </div>
  )
}
