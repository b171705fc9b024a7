import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import type { Statistics } from '../../../../../shared/domain/statistics.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatDuration } from '../../../../../shared/words/time.ts'
import classes from './plots.module.css'

type Point = Statistics['trend']['services'][number]['points'][number]

interface Props {
  service: string
  points: readonly Point[]
  span: { from: number; to: number }
  /** Maximum over all services shown together, milliseconds: one scale for all. */
  most: number
  nameOf: (from: number) => string
}

const height = 56
const right = 56

/** How long one service took over time, with a mark below each step with failed jobs. */
export function TrendLine({ service, points, span, most, nameOf }: Props): ReactNode {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [hovered, setHovered] = useState<Point | null>(null)
  const room = Math.max(10, width - right)
  const x = ({ from, to }: Point): number =>
    Math.min(1, Math.max(0, ((from + to) / 2 - span.from) / (span.to - span.from))) * room
  const y = (ms: number): number => 4 + (1 - ms / most) * (height - 12)
  const timed = points.flatMap((point) => (point.times ? [{ point, p50: point.times.p50 }] : []))
  const line = timed
    .map(({ point, p50 }, at) => `${at === 0 ? 'M' : 'L'}${x(point).toFixed(1)} ${y(p50).toFixed(1)}`)
    .join('')
  const last = timed.at(-1)
  const failed = points.filter((point) => point.failed > 0)
  return (
    <div ref={ref} className={classes.trend}>
      <div className={classes.readout}>
        <b>{service || t('statistics.trendLine.unknownService')}</b>
        <span aria-hidden>{hovered ? pointWords(hovered, nameOf) : ''}</span>
      </div>
      {width === 0 ? null : (
        <svg
          width={width}
          height={height + 6}
          role="img"
          aria-label={`${service}: ${points
            .map((point) => pointWords(point, nameOf))
            .slice(-12)
            .join('; ')}`}
          onPointerLeave={() => setHovered(null)}
          onPointerMove={(event) => {
            const at = event.clientX - event.currentTarget.getBoundingClientRect().left
            setHovered(
              points.reduce<Point | null>(
                (best, point) => (best === null || Math.abs(x(point) - at) < Math.abs(x(best) - at) ? point : best),
                null
              )
            )
          }}
        >
          <line className={classes.base} x1={0} x2={room} y1={height - 4} y2={height - 4} />
          <path className={classes.trendPath} d={line} />
          {timed.length < 40
            ? timed.map(({ point, p50 }) => (
                <circle key={point.from} className={classes.trendDot} cx={x(point)} cy={y(p50)} r={2} />
              ))
            : null}
          {failed.map((point) => (
            <rect
              key={point.from}
              className={classes.failMark}
              x={x(point) - 1.5}
              y={height - 2}
              width={3}
              height={2 + (point.failed / Math.max(1, point.ended)) * 6}
            />
          ))}
          {last ? (
            <text x={Math.min(width - right + 6, x(last.point) + 8)} y={y(last.p50) + 4}>
              {formatDuration(last.p50)}
            </text>
          ) : null}
          {hovered?.times ? (
            <circle className={classes.trendHover} cx={x(hovered)} cy={y(hovered.times.p50)} r={4} />
          ) : null}
        </svg>
      )}
    </div>
  )
}

/** "week of 3 November: usually 6.4 s, 2 of 40 failed" */
export function pointWords({ from, times, ended, failed }: Point, nameOf: (from: number) => string): string {
  const when = nameOf(from)
  if (!times)
    return failed > 0
      ? t('statistics.trendLine.failed', { when, failed, ended })
      : t('statistics.trendLine.nothingFailed', { when })
  const time = formatDuration(times.p50)
  return failed > 0
    ? t('statistics.trendLine.usuallyAndFailed', { when, time, failed, ended })
    : t('statistics.trendLine.usually', { when, time })
}
