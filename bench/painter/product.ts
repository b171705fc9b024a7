/** The shipped painter, through its own interface and its own event path. */

import { createPainter } from '../../src/renderer/src/features/inpaint/painter/create-painter.ts'
import type { Painter } from '../../src/renderer/src/features/inpaint/painter/painter.ts'
import { noExtension } from '../../src/shared/domain/inpaint.ts'
import { brush, type Candidate, pictureOf, view } from './candidate.ts'

export async function product(host: HTMLElement, side: number): Promise<Candidate> {
  const painter: Painter = createPainter()
  painter.attach(host)
  painter.load({ picture: await createImageBitmap(pictureOf(side)), extend: noExtension }, null)
  painter.choose('brush')
  painter.setOptions({ brushSize: brush, hardness: 1, pressureSize: false })
  painter.zoomTo('fit')
  // The studio's panels listen, so something does here too.
  let seen = 0
  painter.subscribe(() => {
    seen = painter.state.revision
  })
  const target = document.elementFromPoint(view / 2, view / 2) ?? host
  const corner = (view - side * painter.state.zoom) / 2
  return {
    target,
    client: (x, y) => ({ x: corner + x * painter.state.zoom, y: corner + y * painter.state.zoom }),
    historyBytes: () => painter.state.historyBytes,
    undo: () => {
      painter.undo()
      if (seen < 0) throw new Error('The painter told nobody.')
    },
    export: () => Promise.resolve(painter.exportMask()),
    mask: () => painter.mask().data
  }
}
