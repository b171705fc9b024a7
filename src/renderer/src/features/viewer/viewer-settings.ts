import type { ViewerSettings } from '../../../../shared/domain/viewer-settings.ts'
import { updateSettingsSoon, useSettings } from '../../data/settings-store.ts'

/** One of the viewer's remembered settings. */
export function useViewerSetting<N extends keyof ViewerSettings>(name: N): ViewerSettings[N] {
  return useSettings((state) => state.settings.viewer[name])
}

/** Changes what the viewer remembers: the window follows at once. */
export function changeViewer(change: Partial<ViewerSettings>): void {
  updateSettingsSoon({ viewer: { ...useSettings.getState().settings.viewer, ...change } })
}
