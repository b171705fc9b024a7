import type { ReactNode } from 'react'
import type { Statistics } from '../../../../shared/domain/statistics.ts'
import { language } from '../../../../shared/messages/language.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatCount } from '../../../../shared/words/count.ts'
import { formatDate, formatDuration } from '../../../../shared/words/time.ts'
import { failureWords } from './failure-words.ts'
import { percent } from './headline.tsx'
import { BarList } from './plots/bar-list.tsx'
import { PlotFrame } from './plots/plot-frame.tsx'
import { TimeRows } from './plots/time-rows.tsx'
import { TrendLine } from './plots/trend-line.tsx'

interface Props {
  statistics: Statistics
  span: { from: number; to: number }
}

const mostRows = 10
const month = new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric' })

/** The name of a step in the trend. */
const stepNames: Record<Statistics['trend']['step'], (from: number) => string> = {
  day: formatDate,
  week: (from) => t('statistics.servicesSection.weekOf', { day: formatDate(from) }),
  month: (from) => month.format(from)
}

/** How long the services took, and how often they failed. */
export function ServicesSection({ statistics, span }: Props): ReactNode {
  const { models, jobs, trend } = statistics
  const timed = models.flatMap(({ service, model, times }) =>
    times ? [{ key: `${service}\t${model}`, label: model, hint: service, times }] : []
  )
  const ended = jobs.done + jobs.failed + jobs.undecided
  const nameOf = stepNames[trend.step]
  const services = trend.services.filter(({ points }) =>
    points.some(({ times, failed }) => times !== null || failed > 0)
  )
  const most = Math.max(1, ...services.flatMap(({ points }) => points.map(({ times }) => times?.p50 ?? 0)))
  const covered = jobs.since === null ? '' : t('statistics.servicesSection.covered', { day: formatDate(jobs.since) })
  return (
    <>
      {timed.length > 0 ? (
        <PlotFrame
          title={t('statistics.servicesSection.timeForOnePicture')}
          note={t('statistics.servicesSection.timeNote')}
          table={{
            columns: [
              t('statistics.servicesSection.model'),
              t('statistics.servicesSection.service'),
              t('statistics.servicesSection.timed'),
              t('statistics.servicesSection.halfWithin'),
              t('statistics.servicesSection.most')
            ],
            rows: timed.map(({ label, hint, times }) => [
              label,
              hint,
              times.timed,
              formatDuration(times.p50),
              formatDuration(times.p95)
            ])
          }}
        >
          <TimeRows rows={timed.slice(0, mostRows)} />
        </PlotFrame>
      ) : null}
      <PlotFrame
        title={t('statistics.servicesSection.failures')}
        note={ended === 0 ? undefined : covered}
        table={{
          columns: [
            t('statistics.servicesSection.model'),
            t('statistics.servicesSection.service'),
            t('statistics.servicesSection.done'),
            t('statistics.servicesSection.failed'),
            t('statistics.servicesSection.share')
          ],
          rows: jobs.models.map(({ model, service, done, failed }) => [
            model,
            service,
            done,
            failed,
            percent(failed, done + failed)
          ])
        }}
      >
        {ended === 0 ? (
          <p>{t('statistics.servicesSection.noJobs')}</p>
        ) : (
          <>
            <p>
              {t('statistics.servicesSection.failedShare', {
                failed: jobs.failed + jobs.undecided,
                ended,
                percent: percent(jobs.failed + jobs.undecided, ended)
              })}{' '}
              {jobs.cancelled > 0 ? t('statistics.servicesSection.cancelled', { cancelled: jobs.cancelled }) : ''}
            </p>
            <BarList
              danger
              most={100}
              bars={jobs.models
                .filter(({ failed }) => failed > 0)
                .slice(0, mostRows)
                .map(({ model, service, done, failed }) => ({
                  key: `${service}\t${model}`,
                  label: model,
                  hint: service,
                  value: (failed / (done + failed)) * 100,
                  shown: t('statistics.servicesSection.failedOf', { failed, count: done + failed })
                }))}
            />
          </>
        )}
      </PlotFrame>
      {jobs.reasons.length > 0 ? (
        <PlotFrame
          title={t('statistics.servicesSection.whyTheyFailed')}
          table={{
            columns: [t('statistics.servicesSection.reason'), t('statistics.servicesSection.jobs')],
            rows: jobs.reasons.map(({ code, jobs: count }) => [failureWords(code), count])
          }}
        >
          <BarList
            danger
            bars={jobs.reasons.map(({ code, jobs: count }) => ({
              key: code,
              label: failureWords(code),
              value: count,
              shown: formatCount(count)
            }))}
          />
        </PlotFrame>
      ) : null}
      {services.length > 0 ? (
        <PlotFrame
          wide
          title={t('statistics.servicesSection.overTime')}
          note={t('statistics.servicesSection.trendNote')}
          table={{
            columns: [
              t('statistics.servicesSection.service'),
              t('statistics.servicesSection.when'),
              t('statistics.servicesSection.halfWithin'),
              t('statistics.servicesSection.failed')
            ],
            rows: services.flatMap(({ service, points }) =>
              points.map(({ from, times, failed }) => [
                service,
                nameOf(from),
                times ? formatDuration(times.p50) : '–',
                failed
              ])
            )
          }}
        >
          {services.map(({ service, points }) => (
            <TrendLine key={service} service={service} points={points} span={span} most={most} nameOf={nameOf} />
          ))}
        </PlotFrame>
      ) : null}
    </>
  )
}
