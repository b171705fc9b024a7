/** The accessibility checker's eye on the screen as it stands when nothing on it moves any more. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'

/**
 * What fades or slides has neither its colours nor its place yet. What turns without an end, as a loader does, is no
 * transition.
 */
async function waitForStillness(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(
          () =>
            document
              .getAnimations()
              .filter(
                ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity
              ).length
        ),
      'everything on the screen stands still'
    )
    .toBe(0)
}

/**
 * Takes the pointer away, whose tooltip is part of no screen, and looks at what is there.
 * @param rules of the checker; all of them when left out
 * @returns what is wrong, by rule and place
 */
export async function faultsOn(page: Page, rules?: string[]): Promise<string[]> {
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await waitForStillness(page)
  const checker = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules === undefined ? checker : checker.withRules(rules)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`)
  )
}

/** Waits until the page needs no scrollbar in a window of this size. */
export async function expectToFit(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]))
    .toEqual([width, height])
}
