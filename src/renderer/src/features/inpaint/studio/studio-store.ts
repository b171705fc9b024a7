/**
 * The state of the studio: the picture, its settings in the panel, and its results. The mask is not here: the painter
 * holds it. `studio-persistence.ts` fills the store and saves it to disk; the panel and the tools read it.
 */
import { create } from 'zustand'
import { type Extend, noExtension } from '../../../../../shared/domain/inpaint.ts'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { type StudioDraft, studioDraftSchema } from '../../../../../shared/domain/studio-draft.ts'
import type { AppError } from '../../../../../shared/errors.ts'

/** Everything in a draft except what is painted. */
export type StudioForm = Omit<StudioDraft, 'mask'>

/**
 * The picture as pixels, for the painter. `base` is another picture's pixels if one paints on a result with the same
 * mask.
 */
export type BitmapState =
  | { kind: 'none' }
  | { kind: 'loading' }
  | { kind: 'ready'; bitmap: ImageBitmap }
  | { kind: 'failed'; message: string; nextStep: string }

export interface StudioState {
  /** Null: nothing is open, and `OpenPicture` is shown. */
  pictureId: string | null
  picture: Picture | null
  bitmap: BitmapState
  form: StudioForm
  /** Pictures made from this one, newest first, including discarded ones. */
  children: Picture[]
  /** The pictures that this one was accepted from, oldest first: the way back. */
  lineage: Picture[]
  /** The result being compared with the picture. */
  comparing: string | null
  /** Announced to a screen reader. */
  announced: string
  /** Ids of the jobs sent from the studio in this session, for any picture. */
  sentJobs: ReadonlySet<string>
  /** Requests of a click on Repaint are being submitted. */
  sending: boolean
  /** Why the last click was not submitted. */
  failure: AppError | null
  /** The draft could not be saved to disk. */
  unsaved: AppError | null

  opened: (pictureId: string, form: StudioForm) => void
  pictureLoaded: (picture: Picture) => void
  bitmapChanged: (bitmap: BitmapState) => void
  formRestored: (form: StudioForm) => void
  formChanged: (change: Partial<StudioForm>) => void
  /** The painter's extension; to change it call `extendCanvas` in studio-persistence.ts. */
  extensionChanged: (extend: Extend) => void
  childrenLoaded: (children: Picture[]) => void
  childAdded: (child: Picture) => void
  childrenRemoved: (ids: readonly string[]) => void
  lineageLoaded: (lineage: Picture[]) => void
  comparisonChosen: (resultId: string | null) => void
  resultDiscarded: (resultId: string) => void
  resultTakenBack: (resultId: string) => void
  announcementMade: (words: string) => void
  jobsSent: (ids: readonly string[]) => void
  sendStarted: () => void
  sendEnded: (failure: AppError | null) => void
  savingFailed: (failure: AppError | null) => void
  closed: () => void
}

/** An empty form. */
export function emptyForm(): StudioForm {
  const { mask: _mask, ...form } = studioDraftSchema.parse({})
  return form
}

const fresh = {
  picture: null,
  children: [],
  lineage: [],
  comparing: null,
  announced: '',
  sending: false,
  failure: null,
  unsaved: null
}

const newestFirst = (children: Picture[]): Picture[] => [...children].sort((a, b) => (a.id < b.id ? 1 : -1))

export const useStudio = create<StudioState>()((set) => ({
  ...fresh,
  pictureId: null,
  bitmap: { kind: 'none' },
  form: emptyForm(),
  sentJobs: new Set(),

  opened: (pictureId, form) => set({ ...fresh, pictureId, form, bitmap: { kind: 'loading' } }),
  pictureLoaded: (picture) => set({ picture }),
  bitmapChanged: (bitmap) => set({ bitmap }),
  formRestored: (form) => set({ form }),
  formChanged: (change) => set((state) => ({ form: { ...state.form, ...change }, failure: null })),
  extensionChanged: (extend) => set((state) => ({ form: { ...state.form, extend } })),
  childrenLoaded: (children) => set({ children: newestFirst(children) }),
  childAdded: (child) =>
    set((state) =>
      child.sourcePictureId === state.pictureId
        ? { children: newestFirst([child, ...state.children.filter((each) => each.id !== child.id)]) }
        : {}
    ),
  childrenRemoved: (ids) =>
    set((state) => ({
      children: state.children.filter((child) => !ids.includes(child.id)),
      comparing: state.comparing !== null && ids.includes(state.comparing) ? null : state.comparing
    })),
  lineageLoaded: (lineage) => set({ lineage }),
  comparisonChosen: (comparing) => set({ comparing }),
  resultDiscarded: (id) =>
    set((state) => ({
      form: { ...state.form, discarded: [...state.form.discarded.filter((each) => each !== id), id].slice(-1000) },
      comparing: state.comparing === id ? null : state.comparing
    })),
  resultTakenBack: (id) =>
    set((state) => ({ form: { ...state.form, discarded: state.form.discarded.filter((each) => each !== id) } })),
  announcementMade: (announced) => set({ announced }),
  jobsSent: (ids) => set(({ sentJobs }) => ({ sentJobs: new Set([...sentJobs, ...ids]) })),
  sendStarted: () => set({ sending: true, failure: null }),
  sendEnded: (failure) => set({ sending: false, failure }),
  savingFailed: (unsaved) => set({ unsaved }),
  closed: () => set({ ...fresh, pictureId: null, form: emptyForm(), bitmap: { kind: 'none' } })
}))

/** True if nothing extends beyond the picture. */
export function isPlain({ left, top, right, bottom }: Extend = noExtension): boolean {
  return left + top + right + bottom === 0
}
