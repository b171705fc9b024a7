/** The page's address contains the view, so that a reloaded window shows what it showed before. */
import { z } from 'zod'
import { idSchema } from '../../../shared/domain/ids.ts'
import { useLayout } from './layout-store.ts'

/** Views that need nothing else; the others need what was chosen for them. */
const placeSchema = z.union([
  z.strictObject({ view: z.literal('viewer'), picture: idSchema }),
  z.strictObject({ view: z.enum(['gallery', 'inpaint', 'queue', 'statistics', 'settings']) })
])

/** Restores the view from the address; an address that is empty or invalid gives the gallery. */
export function showViewOfAddress(hash: string): void {
  const { data } = placeSchema.safeParse(Object.fromEntries(new URLSearchParams(hash.slice(1))))
  if (data?.view === 'viewer') useLayout.getState().pictureOpened(data.picture)
  else if (data) useLayout.getState().viewChosen(data.view)
}

/** The address of a view. */
export function hashOfView({ view, openPictureId }: { view: string; openPictureId: string | null }): string {
  const parts: Record<string, string> =
    view === 'viewer' && openPictureId !== null ? { view, picture: openPictureId } : { view }
  return placeSchema.safeParse(parts).success ? `#${new URLSearchParams(parts).toString()}` : '#view=gallery'
}

/** Keeps the address up to date. @returns a function that ends it */
export function keepViewInAddress(): () => void {
  return useLayout.subscribe((state) => {
    const hash = hashOfView(state)
    if (hash !== location.hash) history.replaceState(null, '', hash)
  })
}
