/** What all candidates show in the same way. */
import type { CSSProperties } from 'react'

/** Side of a cell, pixels. */
export const cellSide = 200
/** Between two cells, pixels. */
export const gap = 6
/** As the shipped tile's picture. */
export const imageStyle: CSSProperties = { display: 'block', width: '100%', height: '100%', objectFit: 'cover' }
