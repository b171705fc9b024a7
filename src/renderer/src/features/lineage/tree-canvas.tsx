import { useElementSize, useMergedRef } from '@mantine/hooks'
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState
} from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { keyboardHome } from '../../actions/leave-text.ts'
import { useSlot } from '../../actions/slot.ts'
import { useNow } from '../../ui/use-now.ts'
import { useWheelZoom } from '../../ui/use-wheel-zoom.ts'
import classes from './lineage.module.css'
import { box, type Placed, pathTo, type Rect, stepsIn, type TreeLayout } from './tree-layout.ts'
import { TreeLines } from './tree-lines.tsx'
import { elementIdOf, type ShownMask, TreeStep } from './tree-step.tsx'
import { usePan } from './use-pan.ts'
import {
  centredOn,
  clampScale,
  fitScale,
  frameOf,
  partInSight,
  scrollAfterZoom,
  scrollTo,
  startScale
} from './viewport.ts'

/** What keys and buttons can do with the drawing. */
export interface CanvasHandle {
  fit: () => void
  zoomBy: (factor: number) => void
}

interface Props {
  handle: RefObject<CanvasHandle | null>
  layout: TreeLayout
  further: ReadonlySet<string>
  currentId: string
  pair: readonly string[]
  /** The mask's colour in the studio, with its opacity. */
  maskColour: string
  onStep: (id: string) => void
  onOpen: (id: string) => void
  onPair: (id: string) => void
  onWay: (id: string) => void
  onMenu: (id: string, place: { x: number; y: number }) => void
  onScale: (scale: number) => void
}

/** Below this scale text would be unreadable. */
const plainBelow = 0.5
/** Height covered by the bar at the bottom, pixels. */
const barHeight = 60

const rectOf = ({ x, y }: Placed): Rect => ({ left: x, top: y, right: x + box.width, bottom: y + box.height })

function under(event: MouseEvent, what: 'step' | 'wayTo'): string | undefined {
  const name = what === 'step' ? 'data-step' : 'data-way-to'
  return (event.target as Element).closest<HTMLElement>(`[${name}]`)?.dataset[what]
}

/**
 * The tree itself: scrolled by wheel and by dragging, zoomed with Ctrl and the wheel; only what is visible is drawn.
 */
export function TreeCanvas(props: Props): ReactNode {
  const { handle, layout, further, currentId, pair, onStep, onOpen, onPair, onWay, onMenu, onScale } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>()
  const view = { width, height }
  const [scale, setScale] = useState<number | null>(null)
  const [scroll, setScroll] = useState({ left: 0, top: 0 })
  const [mask, setMask] = useState<ShownMask | null>(null)
  const wanted = useRef<{ left: number; top: number } | null>(null)
  const now = useNow(true, 60_000)
  const shown = scale ?? startScale(layout, view)
  const frame = frameOf(layout, view, shown)

  const zoomTo = (next: number, point = { x: width / 2, y: height / 2 }): void => {
    const to = clampScale(next)
    const at = { left: scroller.current?.scrollLeft ?? 0, top: scroller.current?.scrollTop ?? 0 }
    wanted.current = scrollAfterZoom(
      { frame, scale: shown, ...at },
      { frame: frameOf(layout, view, to), scale: to },
      point
    )
    setScale(to)
  }
  useEffect(() => onScale(shown), [onScale, shown])

  // The sheet has its new size only now, so that it can be scrolled there.
  useLayoutEffect(() => {
    const target = wanted.current
    if (target === null) return
    wanted.current = null
    scroller.current?.scrollTo({ ...target, behavior: 'instant' })
  })

  const current = layout.byId.get(currentId)
  const sought = useRef<string | null>(null)
  /** The whole tree, or as much of it as can be made out, with the current step in the middle. */
  const fit = (): void => {
    const to = fitScale(layout, view)
    zoomTo(to)
    if (current !== undefined)
      wanted.current = centredOn(rectOf(current), frameOf(layout, view, to), to, { width, height: height - barHeight })
  }
  useImperativeHandle(handle, () => ({ fit, zoomBy: (factor) => zoomTo(shown * factor) }))
  const isSized = width > 0
  useLayoutEffect(() => {
    const element = scroller.current
    if (!isSized || current === undefined || element === null || sought.current === currentId) return
    const rect = rectOf(current)
    const at = { left: element.scrollLeft, top: element.scrollTop }
    const instant = sought.current === null || window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const room = { width: element.clientWidth, height: element.clientHeight - barHeight }
    const to = sought.current === null ? centredOn(rect, frame, shown, room) : scrollTo(rect, frame, shown, at, room)
    element.scrollTo({ ...to, behavior: instant ? 'instant' : 'smooth' })
    sought.current = currentId
  })
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  useSlot(keyboardHome, { focus: () => scroller.current?.focus({ preventScroll: true }) })

  useWheelZoom(
    scroller,
    (factor, event) => {
      const bounds = scroller.current!.getBoundingClientRect()
      zoomTo(shown * factor, { x: event.clientX - bounds.left, y: event.clientY - bounds.top })
    },
    { perPixel: 0.002, withCtrl: true }
  )

  const pan = usePan(scroller)
  const part = partInSight(frame, scroll, view, shown)
  const { left, top, right, bottom } = part
  const way = useMemo(() => new Set(pathTo(layout, currentId).map(({ node }) => node.id)), [layout, currentId])
  const steps = useMemo(() => {
    const inSight = stepsIn(layout, { left, top, right, bottom })
    // The current step is always rendered, for a screen reader.
    return current === undefined || inSight.includes(current) ? inSight : [...inSight, current]
  }, [layout, current, left, top, right, bottom])

  const click = (event: MouseEvent): void => {
    if (pan.moved()) return
    const to = under(event, 'wayTo')
    if (to !== undefined) return onWay(to)
    const id = under(event, 'step')
    if (id === undefined) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) onPair(id)
    else onStep(id)
  }
  const plain = shown < plainBelow
  return (
    <div
      ref={useMergedRef(scroller, sized)}
      className={classes.scroller}
      // Its places are counted from the left, as those of a drawing.
      dir="ltr"
      role="tree"
      aria-label={t('lineage.treeCanvas.label')}
      aria-orientation="horizontal"
      aria-activedescendant={current === undefined ? undefined : elementIdOf(currentId)}
      tabIndex={0}
      data-panning={pan.panning || undefined}
      onScroll={(event) => setScroll({ left: event.currentTarget.scrollLeft, top: event.currentTarget.scrollTop })}
      onClick={click}
      onDoubleClick={(event) => {
        const id = under(event, 'step')
        if (id !== undefined) onOpen(id)
      }}
      onContextMenu={(event) => {
        const id = under(event, 'step')
        if (id === undefined) return
        event.preventDefault()
        onStep(id)
        onMenu(id, { x: event.clientX, y: event.clientY })
      }}
      {...pan.handlers}
    >
      {isSized ? (
        <div
          className={classes.sheet}
          style={
            {
              width: frame.width,
              height: frame.height,
              '--lineage-mask': props.maskColour,
              '--scale': shown
            } as CSSProperties
          }
        >
          <div
            className={classes.tree}
            style={{
              width: layout.width,
              height: layout.height,
              transform: `translate(${frame.x}px, ${frame.y}px) scale(${shown})`
            }}
          >
            <TreeLines layout={layout} part={part} currentId={currentId} />
            {layout.together && !plain ? <TogetherWords layout={layout} together={layout.together} /> : null}
            {steps.map((step) => (
              <TreeStep
                key={step.node.id}
                step={step}
                isFurther={further.has(step.node.id)}
                isCurrent={step.node.id === currentId}
                isOnTheWay={way.has(step.node.id)}
                inPair={pair[0] === step.node.id ? 1 : pair[1] === step.node.id ? 2 : 0}
                plain={plain}
                mask={mask?.parentId === step.node.id ? mask : null}
                now={now}
                onMask={setMask}
              />
            ))}
          </div>
        </div>
      ) : null}
    </div>
  )
}

function TogetherWords({
  layout,
  together
}: {
  layout: TreeLayout
  together: NonNullable<TreeLayout['together']>
}): ReactNode {
  const left = layout.placed[0]!.x - 96
  return (
    <span className={classes.togetherWords} style={{ left, top: (together.y + together.bottom) / 2 - 14 }} aria-hidden>
      {t('lineage.treeCanvas.sameBatch', { count: together.count })}
    </span>
  )
}
