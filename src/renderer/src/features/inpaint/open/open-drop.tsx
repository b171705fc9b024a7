import { IconPhotoPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { showNotice } from '../../../data/notices.ts'
import { useFileDrag } from '../../../ui/use-file-drag.ts'
import { usePainter } from '../studio/use-painter.ts'
import classes from './open.module.css'
import type { Way } from './open-files.ts'
import { useOpenFiles } from './use-open-files.ts'

/** True if a paste is meant for a text field or a dialog. */
function pasteIsTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]')) return true
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null
}

/**
 * Opens what is dropped or pasted anywhere in the window while the studio is shown. Covers its nearest positioned
 * ancestor, and is visible only while files are dragged.
 */
export function OpenDrop(): ReactNode {
  const { busy, open } = useOpenFiles()
  const working = usePainter((state) => state.working)
  const bring = (files: File[], way: Way): void => {
    if (working || files.length === 0) return
    void open(files, way).then((failure) => {
      if (failure) showNotice({ tone: 'bad', title: failure.message, message: failure.nextStep, stays: 10_000 })
    })
  }
  const over = useFileDrag((files) => bring(files, 'dropped'))
  const latest = useRef(bring)
  useEffect(() => {
    latest.current = bring
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || pasteIsTaken(event.target)) return
      const files = [...(event.clipboardData?.files ?? [])]
      event.preventDefault()
      if (files.length > 0) latest.current(files, 'pasted')
      else showNotice({ message: t('inpaint.openDrop.clipboardEmpty'), stays: 3000 })
    }
    window.addEventListener('paste', listener)
    return () => window.removeEventListener('paste', listener)
  }, [])
  if (!over && !busy) return null
  return (
    <div className={classes.drop} data-busy={!over || undefined}>
      <div className={classes.dropNote} role="status">
        <IconPhotoPlus size={24} stroke={1.25} aria-hidden />
        {over ? t('inpaint.openDrop.drop') : t('inpaint.openDrop.openingPicture')}
      </div>
    </div>
  )
}
