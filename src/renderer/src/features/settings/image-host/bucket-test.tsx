import { Button, Loader } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type HostTestStep, s3SecretId } from '../../../../../shared/domain/image-host.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatDuration } from '../../../../../shared/words/time.ts'
import { useKeys } from '../../../data/keys-store.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { Failure } from '../parts.tsx'
import shared from '../settings.module.css'
import { useBucketForm } from './bucket-store.ts'
import { isChanged } from './bucket-values.ts'
import { testBucket, useHostTest } from './host-test-store.ts'
import classes from './image-host.module.css'

const steps: { step: HostTestStep['step']; title: string }[] = [
  { step: 'put', title: t('settings.bucketTest.uploadSmallPicturePut') },
  { step: 'get', title: t('settings.bucketTest.fetchItAsServiceWould') },
  { step: 'delete', title: t('settings.bucketTest.deleteItDelete') }
]

const outcomes = {
  ok: { Icon: IconCheck, tone: 'good' },
  failed: { Icon: IconX, tone: 'bad' },
  skipped: { Icon: IconMinus, tone: 'none' }
} as const

/** Why the bucket cannot be tested now; null if it can. */
function useObstacle(): string | null {
  const stored = useSettings((state) => state.settings.imageHost.s3)
  const typed = useBucketForm((state) => state.typed)
  const status = useKeys((state) => state.byProvider[s3SecretId])
  if (stored === null) return t('settings.bucketTest.saveBucketFirst')
  if (typed !== null && isChanged(typed, stored)) return t('settings.bucketTest.saveChangesFirst')
  if (status?.hasKey !== true) return t('settings.bucketTest.enterSecretAccessKeyFirst')
  if (status.missingFor.length > 0) return t('settings.bucketTest.enterSecretAccessKeyFor')
  return status.locked ? t('settings.bucketTest.unlockSecretFirst') : null
}

/** Milliseconds as long as they are more precise than seconds. */
function took(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : formatDuration(ms)
}

function Step({
  title,
  result,
  current
}: {
  title: string
  result: HostTestStep | undefined
  current: boolean
}): ReactNode {
  const { Icon, tone } = result ? outcomes[result.outcome] : { Icon: null, tone: 'none' }
  return (
    <li className={classes.step} data-tone={tone}>
      <span className={classes.stepIcon}>
        {Icon ? <Icon size={16} stroke={1.75} aria-hidden /> : current ? <Loader size={14} aria-hidden /> : null}
      </span>
      <span>
        <b>{title}</b>
        {result ? <span className={classes.stepWords}>{result.message}</span> : null}
      </span>
      <span className={classes.ms}>{result && result.outcome !== 'skipped' ? took(result.ms) : null}</span>
    </li>
  )
}

/** Tests the stored bucket as a repaint would use it. */
export function BucketTest(): ReactNode {
  const { running, steps: results, failure } = useHostTest()
  const obstacle = useObstacle()
  const current = steps.find(({ step }) => !results.some((result) => result.step === step))?.step
  return (
    <section className={classes.part} aria-label={t('settings.bucketTest.bucketTest')}>
      <div className={classes.save}>
        <Button
          loading={running}
          disabled={obstacle !== null}
          aria-describedby="bucket-test-help"
          onClick={() => void testBucket()}
        >
          {t('settings.bucketTest.testBucket')}
        </Button>
        <span id="bucket-test-help" className={shared.help}>
          {obstacle ?? t('settings.bucketTest.help')}
        </span>
      </div>
      {running || results.length > 0 ? (
        <div role="status">
          <ol className={classes.steps} aria-label={t('settings.bucketTest.results')} aria-busy={running}>
            {steps.map(({ step, title }) => (
              <Step
                key={step}
                title={title}
                current={step === current}
                result={results.find((result) => result.step === step)}
              />
            ))}
          </ol>
        </div>
      ) : null}
      <Failure text={failure} />
    </section>
  )
}
