import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RecentLibrary } from '../../../../../shared/contract/library.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { formatMoment } from '../../../../../shared/words/time.ts'
import { api } from '../../../data/client.ts'
import { loadRecentLibraries, openLibrary, useLibraries } from '../../../data/libraries-store.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { useWork } from '../../../ui/use-work.ts'
import { Failure, Row } from '../parts.tsx'
import classes from '../settings.module.css'

/** Libraries that were open here before; each keeps its own pictures and its own queue. */
export function OtherLibraries(): ReactNode {
  const recent = useLibraries((state) => state.recent)
  const others = recent.filter(({ open }) => !open)
  if (others.length === 0) return null
  return (
    <div className={classes.panel}>
      {others.map((library) => (
        <OtherLibrary key={library.folder} library={library} />
      ))}
    </div>
  )
}

function OtherLibrary({ library }: { library: RecentLibrary }): ReactNode {
  const { folder, name, pictures, openedAt, there } = library
  const work = useWork()
  const now = useNow(true, 60_000)
  const forget = (): void =>
    void work.run(async () => {
      await api.library.forget({ folder })
      await loadRecentLibraries()
    })
  return (
    <Row
      label={name}
      help={
        <>
          <span className={classes.path} data-selectable>
            {folder}
          </span>
          <br />
          {there
            ? t('settings.otherLibraries.lastOpened', { pictures, when: formatMoment(openedAt, now) })
            : t('settings.otherLibraries.missing')}
        </>
      }
    >
      <div className={classes.buttons}>
        <Button
          loading={work.busy}
          disabled={!there}
          aria-label={t('settings.otherLibraries.openLibrary', { name })}
          onClick={() => void work.run(() => openLibrary(folder))}
        >
          {t('settings.otherLibraries.open')}
        </Button>
        <IconButton
          label={t('settings.otherLibraries.remove', { name })}
          icon={<IconX size={16} stroke={1.5} />}
          disabled={work.busy}
          onClick={forget}
        />
      </div>
      <Failure text={work.failure} />
    </Row>
  )
}
