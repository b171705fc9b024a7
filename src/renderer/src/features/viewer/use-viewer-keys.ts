import { type RefObject, useEffect, useRef } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { copyImage, repaintPicture, reusePicture, toggleFavourite } from '../../api/picture-actions.tsx'
import type { StageHandle } from './stage.tsx'

interface Viewer {
  pictureId: string | null
  picture: Picture | null
  onNewer: () => void
  onOlder: () => void
  onClose: () => void
  onTrash: () => void
}

/** True where keys belong to a text, a slider, a tab list or a dialog. */
function busyElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"], [role="menu"]')) return true
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="slider"], [role="tab"], [role="separator"], [role="listbox"]') !== null
  )
}

function act(event: KeyboardEvent, viewer: Viewer, stage: StageHandle | null): boolean {
  const { pictureId, picture } = viewer
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'c') {
    // A text that is selected is what the user means to copy.
    if (pictureId === null || window.getSelection()?.isCollapsed === false) return false
    copyImage(pictureId)
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const actions: Record<string, () => void> = {
    ArrowLeft: viewer.onNewer,
    ArrowRight: viewer.onOlder,
    Escape: viewer.onClose,
    Delete: viewer.onTrash,
    f: () => pictureId !== null && toggleFavourite([pictureId]),
    u: () => picture && reusePicture(picture, 'same'),
    i: () => picture && !picture.missing && repaintPicture(picture.id),
    '0': () => stage?.fit(),
    '1': () => stage?.oneToOne(),
    '+': () => stage?.zoomBy(1.25),
    '=': () => stage?.zoomBy(1.25),
    '-': () => stage?.zoomBy(1 / 1.25)
  }
  const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  action?.()
  return action !== undefined
}

/** The viewer's keys, wherever the focus is. @returns a ref for the stage that zooming keys speak to */
export function useViewerKeys(viewer: Viewer): RefObject<StageHandle | null> {
  const stage = useRef<StageHandle>(null)
  const latest = useRef(viewer)
  useEffect(() => {
    latest.current = viewer
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || busyElsewhere(event.target)) return
      if (act(event, latest.current, stage.current)) event.preventDefault()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
  return stage
}
