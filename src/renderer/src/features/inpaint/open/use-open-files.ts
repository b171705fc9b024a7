import { useState } from 'react'
import { type OpenFailure, openFiles, type Way } from './open-files.ts'

interface Opening {
  /** A picture is being imported. */
  busy: boolean
  failure: OpenFailure | null
  open: (files: readonly File[], way: Way) => Promise<OpenFailure | null>
}

/** Opens files one at a time, and keeps an error until the next. */
export function useOpenFiles(): Opening {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<OpenFailure | null>(null)
  const open: Opening['open'] = async (files, way) => {
    if (busy) return null
    setBusy(true)
    setFailure(null)
    const wrong = await openFiles(files, way)
    setFailure(wrong)
    setBusy(false)
    return wrong
  }
  return { busy, failure, open }
}
