import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { useAppInfo } from '../../data/app-store.ts'
import { Row, Section } from './parts.tsx'
import classes from './settings.module.css'

/** What this app is, what it runs on, and what could not be tested. */
export function AboutSection(): ReactNode {
  const app = useAppInfo((state) => state.app)
  return (
    <Section id="about" title={t('settings.common.about')}>
      <div className={classes.panel}>
        <Row label="Palimpsest">
          <span data-selectable>{t('settings.aboutSection.version', { version: app?.version ?? '…' })}</span>
        </Row>
        <Row
          label={t('settings.aboutSection.runsOn')}
          help={app?.standIn ? t('settings.aboutSection.noElectron') : undefined}
        >
          <span data-selectable>{app ? `${app.host}, ${app.platform}` : '…'}</span>
        </Row>
        <Row label={t('settings.aboutSection.profile')} help={t('settings.aboutSection.profileHelp')}>
          <span className={classes.path} data-selectable>
            {app?.profileFolder ?? '…'}
          </span>
        </Row>
      </div>
      <div className={classes.prose}>
        <h3>{t('settings.aboutSection.demo')}</h3>
        <p>
          {t('settings.aboutSection.demoText')}{' '}
          {app && app.demoUrl === null ? t('settings.aboutSection.demoNotStarted') : ''}
        </p>
        <h3>{t('settings.aboutSection.servicesTitle')}</h3>
        <p>{t('settings.aboutSection.servicesText')}</p>
      </div>
    </Section>
  )
}
