import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { t } from '../../../shared/messages/t.ts'
import { EmptyState } from './empty-state.tsx'

interface Props {
  /** "The gallery" */
  name: string
  children: ReactNode
}

/** Keeps a fault in one region of the window from affecting the others. */
export class RegionBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <EmptyState
        title={t('ui.regionBoundary.title', { name: this.props.name })}
        actions={<Button onClick={() => this.setState({ failed: false })}>{t('ui.regionBoundary.showItAgain')}</Button>}
      >
        {t('ui.regionBoundary.text')}
      </EmptyState>
    )
  }
}
