import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import classes from './compare.module.css'
import { compareNow, useCompare } from './compare-store.ts'
import { PaneHead } from './pane-head.tsx'
import type { Pane } from './use-panes.ts'

interface Props {
  panes: readonly Pane[]
  /** Indexes of the visible panes; the others can be chosen. */
  shown: readonly number[]
  onChoose: (place: number) => void
}

/** All pictures of the comparison in a line, if they are not in panes of their own. */
export function Heads({ panes, shown, onChoose }: Props): ReactNode {
  const active = useCompare((state) => state.active)
  return (
    <div className={classes.heads}>
      {panes.map((pane) => (
        <section
          key={pane.letter}
          className={classes.head}
          aria-label={t('viewer.heads.picture', { letter: pane.letter })}
          data-active={pane.place === active || undefined}
          data-off={!shown.includes(pane.place) || undefined}
          tabIndex={0}
          onFocus={() => compareNow().paneActivated(pane.place)}
          onClick={(event) => (event.target as Element).closest('button') ?? onChoose(pane.place)}
        >
          <PaneHead pane={pane} />
        </section>
      ))}
    </div>
  )
}
