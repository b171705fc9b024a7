import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { useCommand } from '../../actions/commands.ts'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { ImageHostSection } from './image-host/image-host-section.tsx'
import { LibrarySection } from './library/library-section.tsx'
import { NetworkSection } from './network-section.tsx'
import { ServicesSection } from './services-section.tsx'
import classes from './settings.module.css'
import { SharingSection } from './sharing-section.tsx'

const sections = [
  { id: 'services', title: t('settings.common.services') },
  { id: 'image-host', title: t('settings.common.imageHost') },
  { id: 'library', title: t('settings.common.library') },
  { id: 'sharing', title: t('settings.common.sharing') },
  { id: 'appearance', title: t('settings.common.appearance') },
  { id: 'network', title: t('settings.common.network') },
  { id: 'about', title: t('settings.common.about') }
] as const

type SectionId = (typeof sections)[number]['id']

/** The section being read: the last whose top has passed the upper third of the view. */
function sectionInSight(scroller: HTMLElement): SectionId {
  if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 4 && scroller.scrollTop > 0) return 'about'
  const line = scroller.getBoundingClientRect().top + scroller.clientHeight / 3
  let current: SectionId = 'services'
  for (const { id } of sections) {
    const top = document.getElementById(`settings-${id}`)?.getBoundingClientRect().top
    if (top !== undefined && top <= line) current = id
  }
  return current
}

/** Everything that can be set, on one page with its own navigation. */
export function SettingsView(): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<SectionId>('services')
  const [openService, setOpenService] = useState<{ id: string; turn: number } | null>(null)
  useCommand('openServiceSettings', ({ providerId }) =>
    setOpenService((before) => ({ id: providerId, turn: (before?.turn ?? 0) + 1 }))
  )
  const [hostWanted, setHostWanted] = useState(0)
  useCommand('openImageHost', () => setHostWanted((before) => before + 1))
  useCommand('openLibrarySettings', () =>
    document.getElementById('settings-library')?.scrollIntoView({ block: 'start' })
  )
  return (
    <div className={classes.view}>
      <nav className={classes.nav} aria-label={t('settings.settingsView.settings')}>
        <h1 className={classes.title}>{t('settings.settingsView.settings')}</h1>
        {sections.map(({ id, title }) => (
          <UnstyledButton
            key={id}
            className={classes.navItem}
            aria-current={id === current ? 'true' : undefined}
            onClick={() => {
              document.getElementById(`settings-${id}`)?.scrollIntoView({ block: 'start' })
              setCurrent(id)
            }}
          >
            {title}
          </UnstyledButton>
        ))}
      </nav>
      <div
        ref={scroller}
        className={classes.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('settings.settingsView.allSettings')}
        onScroll={(event) => setCurrent(sectionInSight(event.currentTarget))}
      >
        <div className={classes.column}>
          <ServicesSection wanted={openService} />
          <ImageHostSection wanted={hostWanted} />
          <LibrarySection />
          <SharingSection />
          <AppearanceSection />
          <NetworkSection />
          <AboutSection />
        </div>
      </div>
    </div>
  )
}
