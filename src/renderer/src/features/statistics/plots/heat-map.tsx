import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { language } from '../../../../../shared/messages/language.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { CalendarYear, Cell } from '../calendar-days.ts'
import classes from './plots.module.css'

interface Props {
  blocks: readonly CalendarYear[]
  onDay: (cell: Cell) => void
}

const date = new Intl.DateTimeFormat(language.locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric'
})
const month = new Intl.DateTimeFormat(language.locale, { month: 'short' })
const dayNames = [
  t('statistics.heatMap.mon'),
  '',
  t('statistics.heatMap.wed'),
  '',
  t('statistics.heatMap.fri'),
  '',
  t('statistics.heatMap.sun')
]
const left = 36
const top = 16

export const dayWords = ({ from, pictures }: Pick<Cell, 'from' | 'pictures'>): string =>
  t('statistics.heatMap.day', { date: date.format(from), pictures })

const bold = (text: ReactNode): ReactNode => <b>{text}</b>

const moves: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 }

/** Days as a calendar, from dark to bright by number of pictures; one block per year. */
export function HeatMap({ blocks, onDay }: Props): ReactNode {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [hovered, setHovered] = useState<Cell | null>(null)
  const most = blocks
    .flatMap(({ cells }) => cells)
    .reduce<Cell | null>((best, cell) => (cell.pictures > (best?.pictures ?? 0) ? cell : best), null)
  return (
    <div ref={ref}>
      <div className={classes.readout} aria-hidden>
        <span>{hovered ? dayWords(hovered) : ''}</span>
        <span>{hovered === null && most ? t('statistics.heatMap.most', { day: dayWords(most) }) : ''}</span>
      </div>
      {width === 0
        ? null
        : blocks.map((block) => (
            <Block
              key={block.year}
              block={block}
              width={width}
              named={blocks.length > 1}
              onHover={setHovered}
              onDay={onDay}
            />
          ))}
    </div>
  )
}

interface BlockProps {
  block: CalendarYear
  width: number
  named: boolean
  onHover: (cell: Cell | null) => void
  onDay: (cell: Cell) => void
}

function Block({ block, width, named, onHover, onDay }: BlockProps): ReactNode {
  const { cells, months, columns, year, pictures } = block
  const [at, setAt] = useState(cells.length - 1)
  const [focused, setFocused] = useState(false)
  const pitch = Math.max(8, Math.min(22, Math.floor((width - left) / Math.max(columns, 20))))
  const side = pitch - Math.max(2, Math.round(pitch * 0.18))
  const active = cells[Math.min(at, cells.length - 1)]!
  const go = (next: number): void => {
    const to = Math.min(cells.length - 1, Math.max(0, next))
    setAt(to)
    onHover(cells[to]!)
  }
  const press = (event: KeyboardEvent): void => {
    const step = moves[event.key]
    if (step !== undefined) go(at + step)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(cells.length - 1)
    else if ((event.key === 'Enter' || event.key === ' ') && active.pictures > 0) onDay(active)
    else return
    event.preventDefault()
  }
  return (
    <figure className={classes.block}>
      {named ? (
        <figcaption>{t.rich('statistics.heatMap.year', { year: String(year), pictures, b: bold })}</figcaption>
      ) : null}
      <svg
        width={left + columns * pitch}
        height={top + 7 * pitch}
        role="application"
        aria-roledescription={t('statistics.heatMap.calendar')}
        aria-label={t('statistics.heatMap.label', { day: dayWords(active) })}
        tabIndex={0}
        className={classes.calendar}
        onKeyDown={press}
        onFocus={() => {
          setFocused(true)
          onHover(active)
        }}
        onBlur={() => {
          setFocused(false)
          onHover(null)
        }}
        onPointerLeave={() => onHover(null)}
      >
        {months.map(({ column, from }) => (
          <text key={from} x={left + column * pitch} y={10}>
            {month.format(from)}
          </text>
        ))}
        {dayNames.map((name, row) =>
          name === '' ? null : (
            <text key={name} x={0} y={top + row * pitch + side - Math.max(0, (side - 9) / 2)}>
              {name}
            </text>
          )
        )}
        {cells.map((cell) => (
          <rect
            key={cell.day}
            x={left + cell.column * pitch}
            y={top + cell.row * pitch}
            width={side}
            height={side}
            rx={2}
            data-level={cell.level}
            data-day={cell.day}
            onPointerEnter={() => onHover(cell)}
            onClick={() => {
              if (cell.pictures > 0) onDay(cell)
            }}
          />
        ))}
        {focused ? (
          <rect
            className={classes.cursor}
            x={left + active.column * pitch - 1.5}
            y={top + active.row * pitch - 1.5}
            width={side + 3}
            height={side + 3}
            rx={3}
          />
        ) : null}
      </svg>
    </figure>
  )
}
