import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import { excerpt, hits } from '../../../../shared/domain/search-hits.ts'
import { t } from '../../../../shared/messages/t.ts'
import { loadPicture, usePictures } from '../../data/pictures-store.ts'
import { HighlightedText } from '../../ui/highlighted-text.tsx'
import classes from './found-caption.module.css'
import { useSelection } from './selection-store.ts'

/** Milliseconds on a picture before its texts are loaded. */
const rest = 60
/** Maximum characters of a text in the line. */
const longest = 220

interface Found {
  label: string
  text: string
}

/** The first of a picture's texts that matches the search, and where: why it was found. */
export function foundIn(picture: Picture, search: string): Found | null {
  const { parameters, notes, tags, imported } = picture
  const texts: Found[] = [
    { label: '', text: parameters?.prompt ?? '' },
    { label: t('gallery.foundCaption.notes'), text: notes },
    { label: t('gallery.foundCaption.tags'), text: tags.join(', ') },
    { label: t('gallery.foundCaption.negativePrompt'), text: parameters?.negativePrompt ?? '' },
    { label: t('gallery.foundCaption.file'), text: imported?.fileName ?? '' }
  ]
  return (
    texts.find(({ text }) => text !== '' && hits(text, search).length > 0) ??
    texts.find(({ text }) => text !== '') ??
    null
  )
}

/** The picture under the mouse, otherwise the one with keyboard focus. */
function useLookedAt(place: React.RefObject<HTMLElement | null>): string | null {
  const [hovered, setHovered] = useState<string | null>(null)
  const cursor = useSelection((state) => state.cursor)
  useEffect(() => {
    const gallery = place.current?.parentElement
    if (!gallery) return
    const over = (event: PointerEvent): void =>
      setHovered((event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'] ?? null)
    const out = (): void => setHovered(null)
    gallery.addEventListener('pointerover', over)
    gallery.addEventListener('pointerleave', out)
    return () => {
      gallery.removeEventListener('pointerover', over)
      gallery.removeEventListener('pointerleave', out)
    }
  }, [place])
  return hovered ?? cursor
}

/** Under the results of a search: the text by which the current picture was found. */
export function FoundCaption(): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const search = usePictures((state) => state.query.search)
  const [id] = useDebouncedValue(useLookedAt(place), rest)
  const [known, setKnown] = useState<Picture | null>(null)
  useEffect(() => {
    if (id === null) return
    let wanted = true
    loadPicture(id).then(
      (found) => {
        if (wanted) setKnown(found)
      },
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [id])
  // Until the next picture's text is loaded, the previous one stays.
  const picture = id === null ? null : known
  const found = picture === null ? null : foundIn(picture, search)
  const part = found === null ? null : excerpt(found.text, hits(found.text, search), longest)
  return (
    <div ref={place} className={classes.line}>
      {found === null || part === null ? (
        <span className={classes.quiet}>{t('gallery.foundCaption.hint')}</span>
      ) : (
        <>
          {found.label === '' ? null : <span className={classes.label}>{found.label}</span>}
          <span className={classes.text}>
            <HighlightedText text={part.text} highlights={part.hits} />
          </span>
        </>
      )}
    </div>
  )
}
