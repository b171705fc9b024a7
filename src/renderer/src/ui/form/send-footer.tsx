import { Button, Loader, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconKey } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { AppError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import type { Destination } from '../../data/destination.ts'
import { CountBox } from './count-box.tsx'
import { Helped } from './field-label.tsx'
import classes from './form.module.css'
import { useFieldId } from './form-name.ts'

interface Props {
  /** The word on the button: "Generate". */
  word: string
  /** Why it cannot be pressed, in words; null if it can. A missing key and an invalid field show that themselves. */
  blocked?: string | null
  /** How to change that, if it is elsewhere in the window. */
  unblock?: { label: string; run: () => void } | undefined
  count: number
  mostCount: number
  pictures: { each: number; total: number }
  price: string
  usual: string | null
  destination: Destination
  providerId: string
  warnings: readonly string[]
  /** What removes one of the warnings. */
  remedy?: { label: string; run: () => void } | undefined
  repeats: boolean
  /** The form was refused: number of fields to fix, 0 if it was not. */
  problems: number
  /** One of the problems is a missing prompt. */
  promptMissing?: boolean
  refused: boolean
  sending: boolean
  failure: AppError | null
  sent: string | null
  onCount: (count: number) => void
  onCountUp: () => void
  onSend: () => void
}

/** What is between a finished form and a sent one: warnings, problems, the message of the last click. */
function Messages({
  warnings,
  remedy,
  repeats,
  problems,
  promptMissing = false,
  refused,
  failure,
  destination,
  providerId,
  onCountUp,
  blocked,
  unblock
}: Props): ReactNode {
  return (
    <div className={classes.messages}>
      {warnings.map((warning) => (
        <p key={warning} className={classes.warning}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          {warning}
        </p>
      ))}
      {remedy ? (
        <UnstyledButton className={`${classes.inlineAction} ${classes.remedy}`} onClick={remedy.run}>
          {remedy.label}
        </UnstyledButton>
      ) : null}
      {repeats ? (
        <p className={classes.warning}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          <span>
            {t('ui.sendFooter.seedIsLockedIdenticalRequests')}{' '}
            <UnstyledButton className={classes.inlineAction} onClick={onCountUp}>
              {t('ui.sendFooter.countSeedUp')}
            </UnstyledButton>
          </span>
        </p>
      ) : null}
      {blocked ? (
        <p className={refused ? classes.problem : classes.blocked} role={refused ? 'alert' : undefined}>
          {blocked}{' '}
          {unblock ? (
            <UnstyledButton className={classes.inlineAction} onClick={unblock.run}>
              {unblock.label}
            </UnstyledButton>
          ) : null}
        </p>
      ) : null}
      {refused && problems > 0 ? (
        <p className={classes.problem} role="alert">
          {promptMissing && problems === 1
            ? t('ui.sendFooter.writePromptFirst')
            : t('ui.sendFooter.changeMarkedFields', { problems })}
        </p>
      ) : null}
      {failure ? (
        <p className={classes.problem} role="alert">
          {failure.message} {failure.data.nextStep}
        </p>
      ) : null}
      {destination.kind === 'missing-key' || destination.kind === 'locked' ? (
        <div className={classes.keyNeeded} data-pressed={refused || undefined} role={refused ? 'alert' : undefined}>
          <IconKey size={16} stroke={1.5} aria-hidden />
          <span>{destination.text}</span>
          <Button size="xs" onClick={() => commands.run('openServiceSettings', { providerId })}>
            {destination.kind === 'locked' ? t('ui.sendFooter.unlock') : t('ui.sendFooter.addKey')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Milliseconds for which the button confirms its click. */
const tellingTime = 3000

/** What the last click did, briefly: later events are visible in the gallery and the queue. */
function useTold(sent: string | null): string | null {
  // What was sent before the form was shown again has been told.
  const [over, setOver] = useState(sent !== null)
  useEffect(() => {
    if (sent === null) return
    const timer = setTimeout(() => setOver(true), tellingTime)
    return () => {
      clearTimeout(timer)
      setOver(false)
    }
  }, [sent])
  return over ? null : sent
}

/** Where a click sends to. The welcome has explained what the demo is, and hovering explains it again. */
function DestinationText({ destination }: { destination: Destination }): ReactNode {
  if (destination.kind === 'missing-key' || destination.kind === 'locked')
    return t('ui.sendFooter.wouldBeSentTo', { host: destination.host })
  if (destination.kind === 'ready') return destination.text
  return (
    <>
      <Helped help={destination.text}>{t('ui.sendFooter.onThisMachine')}</Helped>
      <span className="visually-hidden">{destination.text}</span>
    </>
  )
}

/** Characters beside the word on the button. */
const roomOnButton = 17

/** The button, its price and duration, and the destination. Always visible. */
export function SendFooter(props: Props): ReactNode {
  const { word, blocked, count, mostCount, pictures, price, usual, destination, sending, sent, onCount, onSend } = props
  const id = useFieldId('destination')
  const keyless = destination.kind === 'missing-key' || destination.kind === 'locked'
  const told = useTold(sent)
  const both = [price.split(',')[0], usual].filter(Boolean).join(' · ')
  // A button has room for "free · about 9 s"; a longer price is shown in the line below it.
  const fits = both.length <= roomOnButton
  return (
    <div className={classes.footer}>
      <Messages {...props} />
      <div className={classes.sendRow}>
        <CountBox count={count} most={mostCount} onCount={onCount} />
        <Button
          className={classes.generate}
          variant="filled"
          size="md"
          data-send
          data-sending={sending || undefined}
          aria-disabled={keyless || Boolean(blocked) || undefined}
          title={blocked ?? undefined}
          aria-keyshortcuts="Control+Enter"
          aria-describedby={id}
          onClick={onSend}
        >
          {sending ? <Loader size={14} color="currentColor" /> : null}
          <span className={classes.generateWord}>{pictures.total === 1 ? word : `${word} ${pictures.total}`}</span>
          {told === null ? (
            <span className={classes.price}>{fits ? both : usual}</span>
          ) : (
            <span className={classes.told}>
              <IconCheck size={14} stroke={2} aria-hidden />
              {t('ui.sendFooter.added')}
            </span>
          )}
        </Button>
      </div>
      <p id={id} className={classes.destination}>
        <span
          className={fits ? classes.priceBelow : undefined}
        >{`${price.charAt(0).toUpperCase()}${price.slice(1)}. `}</span>
        {pictures.each > 1 ? t('ui.sendFooter.pictures', { count, each: pictures.each, total: pictures.total }) : null}
        {pictures.each > 1 ? ' ' : null}
        <DestinationText destination={destination} />
        {destination.kind !== 'demo' && destination.replaced ? ` ${t('ui.sendFooter.ownAddress')}` : null}
      </p>
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </div>
  )
}
