/** Runs the accessibility checker on the screen once nothing on it moves any more. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '../pseudo-language.ts'

/**
 * Whatever fades or slides does not have its final colours or place yet. Endless animations, such as a loader, are not
 * transitions.
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
 * Moves the pointer away, since its tooltip is not part of the screen, and checks the rest.
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
