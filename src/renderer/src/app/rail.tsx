import type { ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import type { View } from '../actions/commands.ts'
import { runAction } from '../actions/registry.ts'
import { useFace } from '../actions/use-face.ts'
import { countJobs, useJobs } from '../data/jobs-store.ts'
import { useLayout } from './layout-store.ts'
import classes from './rail.module.css'
import { views } from './window-actions.ts'

interface ItemProps {
  view: keyof typeof views
  /** Active jobs. */
  badge?: number
  /** Jobs that failed or wait for a decision. */
  trouble?: number
}

/** Views opened from the gallery that return to it. */
const ofTheGallery: readonly View[] = ['viewer', 'compare', 'lineage']

function Item({ view, badge, trouble }: ItemProps): ReactNode {
  const { label, icon: Picture, aria } = useFace(views[view])
  const current = useLayout((state) => (ofTheGallery.includes(state.view) ? 'gallery' : state.view))
  const active = current === view
  return (
    <button
      type="button"
      className={classes.item}
      aria-label={[
        label,
        badge ? t('app.rail.onTheirWay', { count: badge }) : '',
        trouble ? t('app.rail.trouble', { count: trouble }) : ''
      ]
        .filter((part) => part !== '')
        .join(', ')}
      aria-keyshortcuts={aria}
      aria-current={active ? 'page' : undefined}
      data-active={active || undefined}
      onClick={() => runAction(views[view])}
    >
      <span className={classes.icon}>
        {Picture ? <Picture size={18} stroke={1.5} aria-hidden /> : null}
        {badge ? <span className={classes.badge}>{badge}</span> : null}
        {trouble ? <span className={classes.trouble} /> : null}
      </span>
      <span className={classes.label}>{label}</span>
    </button>
  )
}

/** The views, at the window's left edge. */
export function Rail(): ReactNode {
  const onTheirWay = useJobs((state) => {
    const { running, waiting } = countJobs(state.byId)
    return running + waiting
  })
  const trouble = useJobs((state) => countJobs(state.byId).failed)
  return (
    <nav className={classes.rail} aria-label={t('app.rail.views')}>
      <Item view="gallery" />
      <Item view="inpaint" />
      <Item view="queue" badge={onTheirWay} trouble={trouble} />
      <Item view="statistics" />
      <div className={classes.spacer} />
      <Item view="settings" />
    </nav>
  )
}
