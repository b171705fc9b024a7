import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Frame } from './frames.ts'

/**
 * Above this many pixels a picture may take more than a moment to be drawn: the thumbnail stays behind it until it is.
 */
const heavy = 16 * 1024 * 1024

interface Props {
  frame: Frame<HTMLImageElement>
  /** What is in it, for a screen reader. */
  alt: string
  className?: string | undefined
  /** Pixels shown as squares. */
  magnified?: boolean
}

interface Dress {
  alt: string
  className: string
  magnified: boolean
}

/** Puts the element in and dresses it. It is not React's: it was made and decoded before any component showed it. */
function draw(
  host: HTMLElement,
  { image, what, width, height }: Frame<HTMLImageElement>,
  { alt, className, magnified }: Dress
): void {
  image.decoding = width * height > heavy ? 'async' : 'sync'
  image.draggable = false
  image.alt = alt
  image.className = className
  image.dataset['what'] = what
  image.toggleAttribute('data-magnified', magnified)
  if (host.firstChild !== image) host.replaceChildren(image)
}

/**
 * A decoded frame, put into the page as the very element that was decoded: another one of the same address would be
 * decoded again.
 */
export function Drawn({ frame, alt, className = '', magnified = false }: Props): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => draw(host.current!, frame, { alt, className, magnified }), [frame, alt, className, magnified])
  return <div ref={host} style={{ display: 'contents' }} />
}

/** True for a picture that is drawn in its own time, over its thumbnail. */
export function isHeavy({ width, height }: { width: number; height: number }): boolean {
  return width * height > heavy
}
