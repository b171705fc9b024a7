import { Button } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconAlertCircle } from '@tabler/icons-react'
import {
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore
} from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { keyboardHome } from '../../actions/leave-text.ts'
import { useSlot } from '../../actions/slot.ts'
import { usePictures } from '../../data/pictures-store.ts'
import { dragOutOfGrid } from './drag-out-of-grid.ts'
import { createFetchThrottle } from './fetch-throttle.ts'
import classes from './gallery.module.css'
import { type Folded, foldedWords, isByDate } from './gallery-items.ts'
import { FlyingRow, GridRow } from './grid-row.tsx'
import { groupAt, rowOf } from './grid-rows.ts'
import { GridScrollbar } from './grid-scrollbar.tsx'
import { GroupHeading } from './group-heading.tsx'
import { type MenuPlace, PictureMenu } from './picture-menu.tsx'
import { monthsAlong, placeWords } from './place-words.ts'
import { topFor } from './scroll-anchor.ts'
import { useSelection } from './selection-store.ts'
import { useGridHandle } from './use-grid-handle.ts'
import { headingHeight, useGridRows } from './use-grid-rows.ts'
import { type Scrolled, useRowWindow } from './use-row-window.ts'
import { useRubberBand } from './use-rubber-band.ts'
import { bringIntoSight, useScrollAnchor } from './use-scroll-anchor.ts'
import { useWheelSize } from './use-wheel-size.ts'

/** Pixels. */
const sideMargin = 12
const above = 2
const below = 14
const room = { above, heading: headingHeight }
const origin = { x: sideMargin, y: above }

function idUnder(event: MouseEvent): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id']
}

/** What a menu of this picture applies to: the picture, or the whole selection if it is part of it. */
function idsAt(id: string): string[] {
  const { selected } = useSelection.getState()
  const { index } = usePictures.getState()
  return selected.size <= 1 ? [id] : [...selected].toSorted((a, b) => index.indexOf(a) - index.indexOf(b))
}

/** The virtualised grid itself. */
export function Grid(): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const band = useRef<HTMLDivElement>(null)
  const drawn = useRef<Scrolled | null>(null)
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>()
  const throttle = useMemo(() => createFetchThrottle(), [])
  const flying = !useSyncExternalStore(throttle.subscribe, throttle.isOpen)
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const cursor = useSelection((state) => state.cursor)
  const { items, rows, reserve, laid, folded, now, filling, pitch, query } = useGridRows(
    Math.max(0, Math.floor(width) - 2 * sideMargin)
  )
  const whole = rows.totalHeight + reserve.height + above + below

  const { hold, scrolled: anchored } = useScrollAnchor(scroller, laid, room)
  const { shown, scrolled: windowed } = useRowWindow(scroller, rows, above, height)
  useLayoutEffect(() => {
    const element = scroller.current!
    const listener = (): void => {
      // Read once, before anything changes: the scroll speed, the anchor, the thumb, and the rows to mount.
      const top = element.scrollTop
      throttle.scrolled(top, performance.now())
      anchored(top)
      drawn.current?.(top)
      windowed(top)
    }
    element.addEventListener('scroll', listener, { passive: true })
    return () => {
      element.removeEventListener('scroll', listener)
      throttle.dispose()
    }
  }, [throttle, anchored, windowed])
  useWheelSize(scroller, hold)

  const show = (id: string): void => {
    const item = laid.itemOf(id)
    if (item >= 0) bringIntoSight(scroller.current!, rows, rowOf(rows, item), room)
  }
  // Restores the position; after the viewer, with the last open picture visible.
  const ready = rows.count > 0
  useLayoutEffect(() => {
    if (!ready) return
    const { cursor: last, left } = useSelection.getState()
    const top = left.anchor ? topFor(left.anchor, laid) : null
    if (top !== null) scroller.current!.scrollTo({ top: top + above })
    if (last !== null && last !== left.cursor) show(last)
    if (document.activeElement === document.body) scroller.current!.focus({ preventScroll: true })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready])

  const beginBand = useRubberBand({ scroller, band, rows, items, origin })
  const wordsAt = useCallback(
    (top: number) => placeWords(top - above + headingHeight, rows, items, query, now),
    [rows, items, query, now]
  )
  const places = (): { top: number; words: string }[] => (isByDate(query) ? monthsAlong(rows, items, height) : [])

  const onPointerDown = (event: PointerEvent): void => {
    dragOutOfGrid.onPointerDown(event)
    beginBand(event)
  }
  const onClick = (event: MouseEvent): void => {
    if ((event.target as Element).closest('button')) return
    const id = idUnder(event)
    if (id === undefined) useSelection.getState().selectionCleared()
    else useSelection.getState().pictureSelected(id, { toggle: event.ctrlKey || event.metaKey, extend: event.shiftKey })
  }
  const onDoubleClick = (event: MouseEvent): void => {
    const id = idUnder(event)
    if (id !== undefined) commands.run('openPicture', { pictureId: id })
  }
  const openMenu = (id: string, x: number, y: number): void => {
    useSelection.getState().menuOpened(id)
    setMenu({ x, y, ids: idsAt(id) })
  }
  const closeMenu = (): void => {
    setMenu(null)
    // Focus returns to the grid, unless what was pressed has taken it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
    })
  }
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault()
    const id = idUnder(event)
    if (id === undefined) return
    openMenu(id, event.clientX, event.clientY)
  }
  useSlot(keyboardHome, { focus: () => scroller.current?.focus({ preventScroll: true }) })
  useGridHandle({
    rows,
    items,
    show,
    pageHeight: () => (scroller.current?.clientHeight ?? 0) - headingHeight,
    openMenu
  })

  const numbers: number[] = []
  for (let row = shown.first; row <= shown.last; row += 1) if (rows.end[row]! > rows.start[row]!) numbers.push(row)
  const groups: number[] = []
  for (let group = Math.max(0, groupAt(rows, shown.first)); group <= groupAt(rows, shown.last); group += 1)
    groups.push(group)
  const last = rows.headings.length - 1

  return (
    <>
      <FoldedJobs folded={folded} />
      <div className={classes.view}>
        <div
          ref={useMergedRef(scroller, sized)}
          id="gallery-grid"
          className={classes.scroller}
          role="grid"
          tabIndex={0}
          aria-label={t('gallery.grid.pictures')}
          aria-multiselectable
          aria-rowcount={rows.count}
          aria-busy={filling}
          aria-activedescendant={cursor === null ? undefined : `tile-${cursor}`}
          onPointerDown={onPointerDown}
          onDragStart={dragOutOfGrid.onDragStart}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          onContextMenu={onContextMenu}
        >
          <div role="rowgroup" className={classes.rows} style={{ height: whole }}>
            {flying
              ? numbers.map((row, slot) => <FlyingRow key={slot} rows={rows} row={row} items={items} above={above} />)
              : numbers.map((row) => <GridRow key={row} rows={rows} row={row} items={items} above={above} />)}
            {groups.map((group, slot) => (
              <GroupHeading
                key={flying ? slot : group}
                flying={flying}
                rows={rows}
                group={group}
                items={items}
                now={now}
                above={above}
                height={headingHeight}
                open={filling && group === last}
              />
            ))}
            {reserve.height > 0 ? (
              <div
                role="presentation"
                className={classes.reserve}
                style={{ top: reserve.top + above, height: reserve.height, backgroundSize: `${pitch}px ${pitch}px` }}
              />
            ) : null}
            <div ref={band} className={classes.band} aria-hidden />
          </div>
        </div>
        <GridScrollbar
          drawn={drawn}
          scroller={scroller}
          whole={whole}
          height={height}
          wordsAt={wordsAt}
          places={places}
        />
      </div>
      <PictureMenu place={menu} onClose={closeMenu} />
    </>
  )
}

/** Represents the ended jobs without a tile. */
function FoldedJobs({ folded }: { folded: Folded }): ReactNode {
  const words = foldedWords(folded)
  if (words === '') return null
  return (
    <div className={classes.folded} role="status">
      <IconAlertCircle size={16} stroke={1.5} aria-hidden />
      <span>{words}</span>
      <Button size="xs" variant="subtle" color="gray" onClick={() => commands.run('goTo', { view: 'queue' })}>
        {t('gallery.grid.openQueue')}
      </Button>
    </div>
  )
}
