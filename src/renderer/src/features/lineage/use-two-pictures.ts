import { useEffect, useState } from 'react'
import type { Picture } from '../../../../shared/domain/picture.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { loadPicture } from '../../data/pictures-store.ts'

/** The full records of two pictures; the last two stay until the next are there, so nothing flickers. */
export function useTwoPictures([a, b]: readonly [string, string]): {
  pictures: readonly [Picture, Picture] | null
  failure: AppError | null
} {
  const [found, setFound] = useState<{ pictures: readonly [Picture, Picture] | null; failure: AppError | null }>({
    pictures: null,
    failure: null
  })
  useEffect(() => {
    let wanted = true
    Promise.all([loadPicture(a), loadPicture(b)]).then(
      (pictures) => {
        if (wanted) setFound({ pictures, failure: null })
      },
      (failure: AppError) => {
        if (wanted) setFound({ pictures: null, failure })
      }
    )
    return () => {
      wanted = false
    }
  }, [a, b])
  return found
}
