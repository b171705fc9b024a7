import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Frame } from './frames.ts'

/** A picture with more pixels may take a moment to draw: the thumbnail stays behind it until then. */
const heavy = 16 * 1024 * 1024

interface Props {
  frame: Frame<HTMLImageElement>
  /** Description for a screen reader. */
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

/** Inserts and styles the element. It is not React's: it was created and decoded before any component showed it. */
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
 * A decoded frame, inserted as the very element that was decoded: another one with the same address would be decoded
 * again.
 */
export function Drawn({ frame, alt, className = '', magnified = false }: Props): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => draw(host.current!, frame, { alt, className, magnified }), [frame, alt, className, magnified])
  return <div ref={host} style={{ display: 'contents' }} />
}

/** True for a picture that is drawn asynchronously, over its thumbnail. */
export function isHeavy({ width, height }: { width: number; height: number }): boolean {
  return width * height > heavy
}
