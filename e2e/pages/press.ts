/** How a user presses, and where the presses land. */
import type { Locator, Page } from '@playwright/test'

/** Resolves when the page has drawn twice: everything done to it is on the screen. */
export function drawnTwice(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
  )
}

/**
 * Arrives from elsewhere and presses at once, as a quick hand does; releases when the page has drawn its reaction to
 * the pointer.
 */
export async function pressOnArrival(page: Page, control: Locator): Promise<void> {
  const box = (await control.boundingBox())!
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(0, 0)
  await drawnTwice(page)
  await Promise.all([page.mouse.move(middle.x, middle.y), page.mouse.down()])
  await drawnTwice(page)
  await page.mouse.up()
}

/**
 * Parts drawn in a control that would take a press instead of it, by name and element. If such a part is swapped
 * between press and release, the click is lost.
 */
export function partsThatTakePresses(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const control of document.querySelectorAll<HTMLElement>(
      'button, summary, a[href], label:has(input), [role="gridcell"], [role="option"]'
    )) {
      const isButton = control.matches('button, summary')
      for (const part of control.querySelectorAll(isButton ? '*' : 'svg, svg *, img')) {
        // A button within a tile is a separate control, and is examined as such.
        if (part.closest('button') !== null && !isButton) continue
        const { left, top, width, height } = part.getBoundingClientRect()
        const hit = width === 0 ? null : document.elementFromPoint(left + width / 2, top + height / 2)
        if (hit !== null && (hit === part || part.contains(hit)))
          found.push(`${control.getAttribute('aria-label') ?? control.textContent.trim()}: ${hit.tagName}`)
      }
    }
    return found
  })
}
