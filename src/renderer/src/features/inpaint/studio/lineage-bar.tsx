import { IconChevronRight } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import classes from './studio.module.css'
import { openPicture } from './studio-persistence.ts'
import { useStudio } from './studio-store.ts'

/** The steps from the original to the open picture; each opens that picture, with what is painted on it. */
export function LineageBar(): ReactNode {
  const lineage = useStudio((state) => state.lineage)
  if (lineage.length === 0) return null
  return (
    <nav className={classes.lineage} aria-label={t('inpaint.lineageBar.steps')}>
      {lineage.map((picture, step) => (
        <Fragment key={picture.id}>
          <button type="button" onClick={() => void openPicture(picture.id)}>
            {step === 0 ? t('inpaint.lineageBar.original') : step}
          </button>
          <IconChevronRight size={12} stroke={1.5} aria-hidden />
        </Fragment>
      ))}
      <span aria-current="step">{lineage.length}</span>
    </nav>
  )
}
