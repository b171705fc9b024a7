/** Everything that can be done in the viewer, for its buttons, its keys and the palette alike. Undefined where it cannot be done now. */
export interface ViewerActions {
  newer?: () => void
  older?: () => void
  first: () => void
  last: () => void
  /** Ten at once. */
  skip: (by: 1 | -1) => void
  fit: () => void
  oneToOne: () => void
  toggleZoom: () => void
  zoomBy: (factor: number) => void
  lockZoom: () => void
  filmstrip: () => void
  fullscreen: () => void
  slideshow: () => void
  compare?: () => void
  compareWithSource?: () => void
  copy?: () => void
  favourite: () => void
  reuse?: () => void
  repaint?: () => void
  /** Its whole family. */
  lineage: () => void
  trash: () => void
  /** Out of full screen first, then back to the gallery. */
  close: () => void
}
