import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DiskUse, Statistics } from '../../../../shared/domain/statistics.ts'
import { language } from '../../../../shared/messages/language.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { formatMoment } from '../../../../shared/words/time.ts'
import { diskTotal } from './headline.tsx'
import { BarList } from './plots/bar-list.tsx'
import { Columns } from './plots/columns.tsx'
import { PlotFrame } from './plots/plot-frame.tsx'
import { Shares } from './plots/shares.tsx'
import classes from './statistics.module.css'

interface Props {
  statistics: Statistics
  disk: DiskUse | null
  measuring: boolean
  now: number
  onMeasure: () => void
}

const names: Record<keyof DiskUse['parts'], string> = {
  originals: t('statistics.diskSection.originals'),
  thumbnails: t('statistics.diskSection.thumbnails'),
  masks: t('statistics.diskSection.masks'),
  returned: t('statistics.diskSection.answers'),
  sidecars: t('statistics.diskSection.sidecars'),
  database: t('statistics.diskSection.index'),
  backups: t('statistics.diskSection.backups'),
  other: t('statistics.diskSection.rest')
}

const month = new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric' })
const short = new Intl.DateTimeFormat(language.locale, { month: 'short', year: '2-digit' })

const isPart = (name: string): name is keyof DiskUse['parts'] => name in names

/** Disk space used by the library, by content, by month and by file type. */
export function DiskSection({ statistics: { months, types }, disk, measuring, now, onMeasure }: Props): ReactNode {
  const parts =
    disk === null
      ? []
      : Object.keys(disk.parts)
          .filter(isPart)
          .map((part) => ({ part, ...disk.parts[part] }))
  const highest = months.reduce<(typeof months)[number] | null>(
    (best, each) => (each.bytes > (best?.bytes ?? 0) ? each : best),
    null
  )
  const every = Math.max(1, Math.ceil(months.length / 8))
  const monthAt = (name: string): Date => new Date(`${name}-01T12:00:00`)
  return (
    <>
      <PlotFrame
        wide
        title={t('statistics.diskSection.onDisk')}
        note={
          disk === null ? undefined : (
            <>
              {t('statistics.diskSection.total', {
                size: formatBytes(diskTotal(disk)),
                when: formatMoment(disk.measuredAt, now)
              })}{' '}
              <Button
                className={classes.again}
                size="compact-xs"
                variant="subtle"
                color="gray"
                loading={measuring}
                onClick={onMeasure}
              >
                {t('statistics.diskSection.measureAgain')}
              </Button>
            </>
          )
        }
        table={{
          columns: [
            t('statistics.diskSection.what'),
            t('statistics.diskSection.size'),
            t('statistics.diskSection.files')
          ],
          rows: parts.map(({ part, bytes, files }) => [names[part], formatBytes(bytes), files])
        }}
      >
        {disk === null ? (
          <p className={classes.quiet} role="status">
            {measuring ? t('statistics.diskSection.measuring') : t('statistics.diskSection.failed')}
          </p>
        ) : (
          <Shares
            label={t('statistics.diskSection.onDisk')}
            shares={parts.map(({ part, bytes }) => ({
              key: part,
              label: names[part],
              value: bytes,
              shown: formatBytes(bytes)
            }))}
          />
        )}
      </PlotFrame>
      {months.length > 1 ? (
        <PlotFrame
          title={t('statistics.diskSection.originalsByMonth')}
          table={{
            columns: [t('statistics.diskSection.month'), t('statistics.diskSection.size')],
            rows: months.toReversed().map((each) => [each.month, formatBytes(each.bytes)])
          }}
        >
          <Columns
            label={t('statistics.diskSection.sizeOfOriginalsByMonth')}
            most={
              highest === null
                ? ''
                : t('statistics.diskSection.most', {
                    month: month.format(monthAt(highest.month)),
                    size: formatBytes(highest.bytes)
                  })
            }
            columns={months.map(({ month: name, bytes }, at) => ({
              key: name,
              value: bytes,
              words: `${month.format(monthAt(name))}: ${formatBytes(bytes)}`,
              ...(at % every === 0 ? { label: short.format(monthAt(name)) } : {})
            }))}
          />
        </PlotFrame>
      ) : null}
      <PlotFrame
        title={t('statistics.diskSection.originalsByType')}
        table={{
          columns: [
            t('statistics.diskSection.type'),
            t('statistics.diskSection.size'),
            t('statistics.diskSection.pictures')
          ],
          rows: types.map(({ mime, bytes, pictures }) => [mime.slice(6).toUpperCase(), formatBytes(bytes), pictures])
        }}
      >
        <BarList
          bars={types.map(({ mime, bytes, pictures }) => ({
            key: mime,
            label: mime.slice(6).toUpperCase(),
            hint: t('statistics.diskSection.picturesOfType', { pictures }),
            value: bytes,
            shown: formatBytes(bytes)
          }))}
        />
      </PlotFrame>
    </>
  )
}
