import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAppInfo } from '../api/app-store.ts'
import { api } from '../api/client.ts'
import { attempt } from '../api/report.ts'
import { Banner } from '../ui/banner.tsx'

const chooseFolder = (
  <Button size="xs" onClick={() => attempt(api.library.choose())}>
    Choose a folder…
  </Button>
)

/** Says what is the matter with the library, for as long as it is. */
export function LibraryBanners(): ReactNode {
  const library = useAppInfo((state) => state.library)
  if (!library) return null
  return (
    <>
      {library.state === 'unavailable' ? (
        <Banner tone="error" actions={chooseFolder}>
          The library folder {library.folder} is not there. Plug its drive in and start the app again, or choose another folder. No picture is lost.
        </Banner>
      ) : null}
      {library.state === 'read-only' ? (
        <Banner tone="warning" actions={chooseFolder}>
          The library folder {library.folder} cannot be written. You can look at everything; new pictures need another folder.
        </Banner>
      ) : null}
    </>
  )
}
