import { useEffect, useState } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { loadPicture, usePictures } from '../../data/pictures-store.ts'

/**
 * A picture's full record, loaded if necessary; the previous one stays until the next is loaded, so nothing flickers.
 */
export function usePicture(id: string | null): { picture: Picture | null; failure: AppError | null } {
  const held = usePictures((state) => (id === null ? undefined : state.records.get(id)))
  const [last, setLast] = useState<Picture | null>(null)
  const [failed, setFailed] = useState<{ id: string; error: AppError } | null>(null)
  if (held && held !== last) setLast(held)
  useEffect(() => {
    if (id === null || held) return
    let wanted = true
    loadPicture(id).catch((error: AppError) => {
      if (wanted) setFailed({ id, error })
    })
    return () => {
      wanted = false
    }
  }, [id, held])
  if (id === null) return { picture: null, failure: null }
  return { picture: held ?? last, failure: failed?.id === id && !held ? failed.error : null }
}
