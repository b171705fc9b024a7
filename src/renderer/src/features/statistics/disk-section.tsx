import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DiskUse, Statistics } from '../../../../shared/domain/statistics.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { plural } from '../../../../shared/words/count.ts'
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
  originals: 'Originals',
  thumbnails: 'Thumbnails',
  masks: 'Masks',
  returned: 'Answers of services',
  sidecars: 'Recipes beside them',
  database: 'Index',
  backups: 'Backups',
  other: 'Drafts and the rest'
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })
const short = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit' })

const isPart = (name: string): name is keyof DiskUse['parts'] => name in names

/** What the library takes, by what it is, by when it came and by the type of file. */
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
        title="On the disk"
        note={
          disk === null ? undefined : (
            <>
              The whole library, whatever its pictures’ dates: {formatBytes(diskTotal(disk))}, measured{' '}
              {formatMoment(disk.measuredAt, now)}.{' '}
              <Button
                className={classes.again}
                size="compact-xs"
                variant="subtle"
                color="gray"
                loading={measuring}
                onClick={onMeasure}
              >
                Measure again
              </Button>
            </>
          )
        }
        table={{
          columns: ['What', 'Size', 'Files'],
          rows: parts.map(({ part, bytes, files }) => [names[part], formatBytes(bytes), files])
        }}
      >
        {disk === null ? (
          <p className={classes.quiet} role="status">
            {measuring ? 'Every file is looked at…' : 'The library’s folder could not be measured.'}
          </p>
        ) : (
          <Shares
            label="On the disk"
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
          title="Originals by month"
          table={{
            columns: ['Month', 'Size'],
            rows: months.toReversed().map((each) => [each.month, formatBytes(each.bytes)])
          }}
        >
          <Columns
            label="Size of the originals by month"
            most={
              highest === null ? '' : `most: ${month.format(monthAt(highest.month))}, ${formatBytes(highest.bytes)}`
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
        title="Originals by type"
        table={{
          columns: ['Type', 'Size', 'Pictures'],
          rows: types.map(({ mime, bytes, pictures }) => [mime.slice(6).toUpperCase(), formatBytes(bytes), pictures])
        }}
      >
        <BarList
          bars={types.map(({ mime, bytes, pictures }) => ({
            key: mime,
            label: mime.slice(6).toUpperCase(),
            hint: plural(pictures, 'picture'),
            value: bytes,
            shown: formatBytes(bytes)
          }))}
        />
      </PlotFrame>
    </>
  )
}
