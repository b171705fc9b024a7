import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { FoundText } from './found-text.tsx'
import classes from './inspector.module.css'

/** A line of the details with possibly long text: folded to ten lines until expanded. */
export function LongText({ label, value }: { label: string; value: string }): ReactNode {
  const text = useRef<HTMLElement>(null)
  const [whole, setWhole] = useState(false)
  const [tooLong, setTooLong] = useState(false)
  useEffect(() => {
    const element = text.current
    if (whole || !element) return
    // Also reports the initial size.
    const observer = new ResizeObserver(() => setTooLong(element.scrollHeight > element.clientHeight + 2))
    observer.observe(element)
    return () => observer.disconnect()
  }, [whole])
  return (
    <Fragment>
      <dt>{label}</dt>
      <dd
        ref={text}
        className={classes.prompt}
        data-folded={!whole || undefined}
        data-cut={(tooLong && !whole) || undefined}
      >
        {value === '' ? (
          '–'
        ) : (
          <CopyValue label={label} value={value}>
            <FoundText text={value} />
          </CopyValue>
        )}
      </dd>
      {tooLong ? (
        <dd className={classes.more}>
          <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? t('viewer.longText.showLess') : t('viewer.longText.showAll')}
          </button>
        </dd>
      ) : null}
    </Fragment>
  )
}
