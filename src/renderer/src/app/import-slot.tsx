import type { ReactNode } from 'react'
import { useAppInfo } from '../data/app-store.ts'
import { Importing } from '../features/importing/importing.tsx'
import { useFrame } from './store.ts'

/** Imports, wherever one is: in the studio a dropped picture is opened there instead. */
export function ImportSlot(): ReactNode {
  const view = useFrame((state) => state.view)
  const libraryState = useAppInfo((state) => state.library?.state ?? 'ready')
  return <Importing takesDrops={view !== 'inpaint'} libraryState={libraryState} />
}
