import type { ReactNode } from 'react'
import { useAppInfo } from '../../data/app-store.ts'
import { Row, Section } from './parts.tsx'
import classes from './settings.module.css'

/** What this is, what it runs on, and what could not be tried. */
export function AboutSection(): ReactNode {
  const app = useAppInfo((state) => state.app)
  return (
    <Section id="about" title="About">
      <div className={classes.panel}>
        <Row label="Palimpsest">
          <span data-selectable>Version {app?.version ?? '…'}</span>
        </Row>
        <Row
          label="Runs on"
          help={
            app?.standIn
              ? 'Electron could not be had on this machine, so the same app runs in an installed browser.'
              : undefined
          }
        >
          <span data-selectable>{app ? `${app.host}, ${app.platform}` : '…'}</span>
        </Row>
        <Row label="Profile" help="Settings, presets and keys. Keys are encrypted as each service’s card says.">
          <span className={classes.path} data-selectable>
            {app?.profileFolder ?? '…'}
          </span>
        </Row>
      </div>
      <div className={classes.prose}>
        <h3>The demo</h3>
        <p>
          The demo speaks the services’ protocols on this machine and paints pictures by rule from your words, the seed
          and the size. It is no model and understands nothing; it is there so that everything can be tried without a
          key, a network or a cost.
          {app && app.demoUrl === null ? ' It could not be started this time.' : ''}
        </p>
        <h3>The services</h3>
        <p>
          The services were built from their published documents and tested against servers that follow those documents
          to the letter. None of them could be tried for real while this was made. Where a document contradicts itself,
          the model’s notes say so. If a service answers otherwise than documented, the job keeps its request and the
          service’s own words.
        </p>
      </div>
    </Section>
  )
}
