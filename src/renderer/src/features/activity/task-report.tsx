import { IconAlertTriangle, IconCircleX, IconPoint } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import type { NoteLevel, TaskReport } from '../../../../shared/domain/task.ts'
import { t } from '../../../../shared/messages/t.ts'
import classes from './activity.module.css'
import { levelWords } from './activity-words.ts'

const icons: Record<NoteLevel, typeof IconPoint> = { info: IconPoint, warning: IconAlertTriangle, error: IconCircleX }

/** The lines of a report; only visible ones are rendered. */
export function TaskReportLines({ report }: { report: TaskReport }): ReactNode {
  const scroll = useRef<HTMLDivElement>(null)
  const { lines, more } = report
  // The rule warns users of the React compiler, which is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 20,
    overscan: 12
  })
  return (
    <div className={classes.report}>
      {/* Focusable, so that the list can be scrolled by keyboard too. */}
      <div
        ref={scroll}
        className={classes.lines}
        tabIndex={0}
        role="region"
        aria-label={t('activity.taskReport.report')}
      >
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => {
            const { level, text } = lines[row.index]!
            const Icon = icons[level]
            return (
              <li
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                data-level={level}
                style={{ transform: `translateY(${row.start}px)` }}
                aria-setsize={lines.length}
                aria-posinset={row.index + 1}
              >
                <Icon size={13} stroke={1.5} aria-hidden />
                <span data-selectable>
                  {level === 'info' ? null : <span className="visually-hidden">{levelWords[level]}: </span>}
                  {text}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
      {more > 0 ? <p className={classes.more}>{t('activity.taskReport.notListed', { more })}</p> : null}
    </div>
  )
}
