import { useEffect } from 'react'
import { api } from '../../data/client.ts'
import { useLineage } from './lineage-store.ts'

/** Milliseconds: several pictures of one click arrive in quick succession. */
const patience = 150

/** Keeps the open family up to date as pictures arrive, change and disappear. */
export function useFamilyEvents(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(useLineage.getState().reloaded, patience)
    }
    const concerns = (ids: readonly (string | null)[]): boolean => {
      const nodes = useLineage.getState().lineage?.nodes ?? []
      return nodes.some(({ id }) => ids.includes(id))
    }
    const changed = (picture: {
      id: string
      sourcePictureId: string | null
      derivedFromPictureId: string | null
      batchId: string | null
    }): void => {
      const batches = useLineage.getState().lineage?.nodes.map(({ batchId }) => batchId) ?? []
      const near = concerns([picture.id, picture.sourcePictureId, picture.derivedFromPictureId])
      if (near || (picture.batchId !== null && batches.includes(picture.batchId))) soon()
    }
    const stops = [
      api.on('pictureAdded', changed),
      api.on('pictureChanged', changed),
      api.on('picturesRemoved', ({ ids }) => {
        const gone = new Set(ids)
        if (useLineage.getState().lineage?.nodes.some(({ id }) => gone.has(id))) soon()
      }),
      api.on('picturesTouched', soon),
      api.on('libraryChanged', soon)
    ]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [])
}
