import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { writePrompt } from '../../actions/write-prompt.ts'
import { api } from '../../data/client.ts'
import { updateSettingsSoon, useSettings } from '../../data/settings-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { Banner } from '../../ui/banner.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useNow } from '../../ui/use-now.ts'
import { DiskSection } from './disk-section.tsx'
import { Headline, headlineFacts } from './headline.tsx'
import { RangeChoice } from './range-choice.tsx'
import { drawnSpan, spanOf } from './ranges.ts'
import { ServicesSection } from './services-section.tsx'
import classes from './statistics.module.css'
import { useStatistics } from './statistics-store.ts'
import { WhatSection } from './what-section.tsx'
import { WhenSection } from './when-section.tsx'
import { WordsSection } from './words-section.tsx'

/** Milliseconds: while pictures arrive one after the other the figures are counted once. */
const patience = 1500

/** Recalculates when pictures were added, changed or removed. */
function useFreshFigures(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(useStatistics.getState().reloaded, patience)
    }
    const stops = [
      api.on('pictureAdded', soon),
      api.on('pictureChanged', soon),
      api.on('picturesRemoved', soon),
      api.on('picturesTouched', soon),
      api.on('libraryChanged', () => useStatistics.getState().libraryChanged())
    ]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [])
}

/** The library in figures: when, what, with which words, how long it took, and disk space. */
export function StatisticsView(): ReactNode {
  const settings = useSettings((state) => state.settings.statistics)
  const { statistics, disk, measuring, failure } = useStatistics()
  const now = useNow(true, 60_000)
  const { from, to } = spanOf(settings, now)
  useFreshFigures()
  useEffect(() => useStatistics.getState().spanChosen({ from, to }), [from, to])
  useEffect(() => useStatistics.getState().diskWanted(false), [])
  const first = statistics?.first ?? null
  const span = useMemo(() => drawnSpan({ from, to }, first, now), [from, to, first, now])
  const within = useMemo(() => ({ ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }), [from, to])
  if (statistics === null) {
    if (failure === null) return <div className={classes.view} aria-busy="true" />
    return (
      <EmptyState
        icon={<IconChartBar size={32} stroke={1.25} />}
        failure
        title={failure.message}
        actions={
          <Button onClick={() => useStatistics.getState().reloaded()}>{t('statistics.statisticsView.tryAgain')}</Button>
        }
      >
        {failure.data.nextStep}
      </EmptyState>
    )
  }
  if (statistics.first === null) {
    return (
      <EmptyState
        icon={<IconChartBar size={32} stroke={1.25} />}
        title={t('statistics.statisticsView.emptyTitle')}
        actions={<ActionTextButton action={writePrompt} />}
      >
        {t('statistics.statisticsView.emptyText')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.view} tabIndex={-1}>
      {failure ? <Banner tone="error">{failure.message}</Banner> : null}
      <div className={classes.page}>
        <header className={classes.head}>
          <h1>{t('statistics.statisticsView.statistics')}</h1>
          <RangeChoice value={settings} now={now} onChange={(value) => updateSettingsSoon({ statistics: value })} />
        </header>
        <Headline facts={headlineFacts(statistics, disk, now)} />
        {statistics.pictures === 0 ? (
          <p className={classes.quiet}>{t('statistics.statisticsView.emptyPeriod')}</p>
        ) : null}
        <div className={classes.plots}>
          {statistics.pictures > 0 ? (
            <>
              <WhenSection statistics={statistics} span={span} />
              <WhatSection statistics={statistics} within={within} />
              <WordsSection statistics={statistics} within={within} />
            </>
          ) : null}
          <ServicesSection statistics={statistics} span={span} />
          <DiskSection
            statistics={statistics}
            disk={disk}
            measuring={measuring}
            now={now}
            onMeasure={() => useStatistics.getState().diskWanted(true)}
          />
        </div>
      </div>
    </div>
  )
}
