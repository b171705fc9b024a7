import { useElementSize, useMergedRef } from '@mantine/hooks'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState
} from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { onward, readingKey } from '../../../data/reading.ts'
import classes from './filmstrip.module.css'
import { FilmstripCell } from './filmstrip-cell.tsx'
import { gap, pitch, roomBeside, stripTarget, stripWindow } from './strip-window.ts'
import { useThrown } from './use-thrown.ts'

interface Props {
  /** Position of the picture in the viewer, -1 if it is not in the list. */
  at: number
  onStep: (id: string) => void
}

/**
 * The whole list as a strip of small pictures, with the viewer's picture in the middle. Only what is visible is
 * rendered.
 */
export function Filmstrip({ at, onStep }: Props): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sized, width } = useElementSize<HTMLDivElement>()
  const index = usePictures((state) => state.index)
  usePictures((state) => state.version)
  const thrown = useThrown(scroller)
  const [left, setLeft] = useState(0)
  // With another picture the strip moves there at once: it is never empty for a frame.
  const [centred, setCentred] = useState({ at: -1, width: 0 })
  if (at >= 0 && (centred.at !== at || centred.width !== width)) {
    setCentred({ at, width })
    setLeft(at * pitch)
  }
  const room = roomBeside(width)
  const { first, end } = width === 0 ? { first: 0, end: 0 } : stripWindow(left, width, index.length)

  useLayoutEffect(() => {
    if (at >= 0 && width > 0) scroller.current!.scrollTo({ left: onward * at * pitch })
  }, [at, width])

  useEffect(() => {
    const element = scroller.current!
    const scrolled = (): void => setLeft(onward * element.scrollLeft)
    const wheel = (event: WheelEvent): void => {
      if (event.deltaY === 0) return
      event.preventDefault()
      element.scrollBy({ left: onward * event.deltaY * (event.deltaMode === 1 ? 40 : 1) })
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    // A wheel scrolls vertically; the strip scrolls horizontally.
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      element.removeEventListener('scroll', scrolled)
      element.removeEventListener('wheel', wheel)
    }
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const place = stripTarget(readingKey(event.key), at, width, index.length)
    const id = place === undefined ? undefined : index.ids[place]
    if (id === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onStep(id)
  }
  const onClick = (event: MouseEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id']
    if (id !== undefined) onStep(id)
  }
  const current = index.ids[at]
  const places = Array.from({ length: end - first }, (_, offset) => first + offset)
  return (
    <div
      ref={useMergedRef(scroller, sized)}
      className={classes.strip}
      role="listbox"
      data-strip
      aria-label={t('viewer.filmstrip.filmstrip')}
      aria-orientation="horizontal"
      aria-activedescendant={current === undefined ? undefined : `strip-${current}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className={classes.cells} style={{ width: 2 * room + index.length * pitch - gap }}>
        {places.map((place) => (
          <FilmstripCell
            key={index.ids[place]}
            id={index.ids[place]!}
            at={place}
            of={index.length}
            left={room + place * pitch}
            colour={index.colour(place)}
            current={place === at}
            thrown={thrown}
          />
        ))}
      </div>
    </div>
  )
}
