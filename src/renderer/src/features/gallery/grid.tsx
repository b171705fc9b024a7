import { Button } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconAlertCircle } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { commands } from '../../api/commands.ts'
import { useJobs } from '../../api/jobs-store.ts'
import { usePictures } from '../../api/pictures-store.ts'
import { useSettings } from '../../api/settings-store.ts'
import { dragOutOfGrid } from './drag-out-of-grid.ts'
import classes from './gallery.module.css'
import { endedShown, foldedWords, foldJobs, jobsInGrid, joinItems } from './gallery-items.ts'
import { createGate } from './gate.ts'
import { GridRow } from './grid-row.tsx'
import { layoutRows, rowOf } from './justified-layout.ts'
import { type MenuPlace, PictureMenu } from './picture-menu.tsx'
import { useSelection } from './selection-store.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useScrollAnchor } from './use-scroll-anchor.ts'

/** Pixels. */
const gap = 6
const headerHeight = 34
const sideMargin = 12
const above = 2
const below = 14

function idUnder(event: MouseEvent): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id']
}

/** Stands for the ended jobs that have no tile. */
function FoldedJobs({ words }: { words: string }): ReactNode {
  if (words === '') return null
  return (
    <div className={classes.folded} role="status">
      <IconAlertCircle size={16} stroke={1.5} aria-hidden />
      <span>{words}</span>
      <Button size="xs" variant="subtle" color="gray" onClick={() => commands.run('goTo', { view: 'queue' })}>
        Open the queue
      </Button>
    </div>
  )
}

/** The virtualised grid itself. */
export function Grid(): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sized, width } = useElementSize<HTMLDivElement>()
  const gate = useMemo(() => createGate(), [])
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const tileSize = useSettings((state) => state.settings.layout.tileSize)
  const version = usePictures((state) => state.version)
  const index = usePictures((state) => state.index)
  const byId = useJobs((state) => state.byId)
  const order = useJobs((state) => state.order)
  const cursor = useSelection((state) => state.cursor)
  const searching = usePictures((state) => state.query.search !== '')
  const inner = Math.max(0, Math.floor(width) - 2 * sideMargin)
  const most = endedShown(inner, tileSize)
  const folded = useMemo(() => foldJobs(searching ? [] : jobsInGrid(byId, order), most), [searching, byId, order, most])
  const jobs = folded.tiles
  // The shapes and the order of the jobs decide the layout, their progress does not.
  const shapes = jobs.map((job) => `${job.id}${job.state === 'failed' || job.state === 'uncertain'}`).join()

  // `version` and `shapes` stand for what changes inside `index` and `jobs`.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const now = useMemo(() => Date.now(), [version, shapes])
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const items = useMemo(() => joinItems(jobs, index, now), [jobs, index, version, now])
  const rows = useMemo(
    () => layoutRows({ count: items.count, aspect: items.aspect, group: items.group, width: inner, rowHeight: tileSize, gap, headerHeight }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [index, version, shapes, inner, tileSize]
  )

  // Before the virtualizer's own listener, so that the cells that it mounts see the gate as it is now.
  useLayoutEffect(() => {
    const element = scroller.current!
    const listener = (): void => gate.scrolled(element.scrollTop, performance.now())
    element.addEventListener('scroll', listener, { passive: true })
    return () => {
      element.removeEventListener('scroll', listener)
      gate.dispose()
    }
  }, [gate])

  // Likewise first: it reads where the grid stands, which after a change of the page would cost a layout of its own.
  useScrollAnchor(scroller, rows, items)

  const virtualizer = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => (row + 1 < rows.count ? rows.top[row + 1]! : rows.totalHeight) - rows.top[row]!,
    overscan: 2,
    paddingStart: above,
    paddingEnd: below,
    initialOffset: () => useSelection.getState().left.scrollTop
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rows])

  const show = (id: string): void => {
    const at = index.indexOf(id)
    if (at >= 0) virtualizer.scrollToIndex(rowOf(rows, at + jobs.length), { align: 'auto' })
  }
  // Back where one was; after the viewer, with the picture in sight that was open last.
  const ready = rows.count > 0
  useLayoutEffect(() => {
    if (!ready) return
    const { cursor: last, left } = useSelection.getState()
    scroller.current!.scrollTo({ top: left.scrollTop })
    if (last !== null && last !== left.cursor) show(last)
    if (document.activeElement === document.body) scroller.current!.focus({ preventScroll: true })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready])

  const onKeyDown = useGridKeys({ rows, items, show, pageHeight: () => scroller.current?.clientHeight ?? 0 })

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
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault()
    const id = idUnder(event)
    if (id === undefined) return
    useSelection.getState().menuOpened(id)
    setMenu({ x: event.clientX, y: event.clientY, id })
  }

  return (
    <>
      <FoldedJobs words={foldedWords(folded)} />
      <div
        ref={useMergedRef(scroller, sized)}
        className={classes.scroller}
        role="grid"
        tabIndex={0}
        aria-label="Pictures"
        aria-multiselectable
        aria-rowcount={rows.count}
        aria-activedescendant={cursor === null ? undefined : `tile-${cursor}`}
        onKeyDown={onKeyDown}
        {...dragOutOfGrid}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
      >
        <div role="rowgroup" className={classes.rows} style={{ height: rows.totalHeight + above + below }}>
          {virtualizer
            .getVirtualItems()
            .map((item) =>
              item.index < rows.count ? <GridRow key={item.key} rows={rows} row={item.index} items={items} gate={gate} now={now} above={above} /> : null
            )}
        </div>
      </div>
      <PictureMenu place={menu} onClose={() => setMenu(null)} />
    </>
  )
}
