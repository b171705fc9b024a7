import type { ReactNode } from 'react'
import type { DiskUse, Statistics } from '../../../../shared/domain/statistics.ts'
import { streaks } from '../../../../shared/domain/statistics.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatBytes } from '../../../../shared/words/bytes.ts'
import { formatCount } from '../../../../shared/words/count.ts'
import { dayOf } from './ranges.ts'
import classes from './statistics.module.css'

interface Fact {
  figure: string
  words: string
}

/** "4 %"; a share that would round to zero is given as less than one. */
export function percent(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (part / whole) * 100
  if (share > 0 && share < 1) return '< 1 %'
  return `${Math.round(share)} %`
}

export const diskTotal = (disk: DiskUse): number => Object.values(disk.parts).reduce((sum, { bytes }) => sum + bytes, 0)

/** The most important figures. @param now epoch milliseconds */
export function headlineFacts(statistics: Statistics, disk: DiskUse | null, now: number): Fact[] {
  const { pictures, days, favourites, ratings } = statistics
  const { longest, current } = streaks(days, dayOf(now))
  const rated = ratings.slice(1).reduce((sum, count) => sum + count, 0)
  return [
    { figure: formatCount(pictures), words: t('statistics.headline.pictures', { count: pictures }) },
    {
      figure: formatCount(days.length),
      words: t('statistics.headline.daysWithPictures', { count: days.length })
    },
    {
      figure: t('statistics.headline.days', { count: longest }),
      words:
        current > 1 ? t('statistics.headline.longestStreakNow', { current }) : t('statistics.headline.longestStreak')
    },
    {
      figure: formatCount(favourites),
      words: t('statistics.headline.favourites', { percent: percent(favourites, pictures) })
    },
    { figure: formatCount(rated), words: t('statistics.headline.rated', { percent: percent(rated, pictures) }) },
    { figure: disk === null ? '…' : formatBytes(diskTotal(disk)), words: t('statistics.headline.onDisk') }
  ]
}

export function Headline({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <ul className={classes.headline} aria-label={t('statistics.headline.atGlance')}>
      {facts.map(({ figure, words }) => (
        <li key={words}>
          <b>{figure}</b>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}
