/** What pointers and keys act on, and how they request a redraw. */
import type { Spot } from '../raster/shapes.ts'
import type { Divider } from './divider.ts'
import type { MaskEditor } from './mask-editor.ts'
import type { View } from './view.ts'

export interface Desk {
  readonly editor: MaskEditor
  readonly view: View
  readonly divider: Divider
  /** Before and after are being compared: nothing is painted. */
  readonly comparing: boolean
  /** Position of the brush's circle on screen; null hides it. */
  hover: Spot | null
  /** The keyboard's cross, a canvas pixel; null while the pointer is used. */
  cross: Spot | null
  /** Space is held: the pointer pans. */
  panning: boolean
  /** The view moved. */
  moved(): void
  /** The mask, an outline or a mark changed; drawn and reported with the next frame. */
  changed(): void
}
