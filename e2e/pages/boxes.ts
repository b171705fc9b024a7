/** Measures where the screen's controls are: whether one can be reached, and whether something covers it. */
import type { Locator, Page } from '@playwright/test'

/**
 * Controls that a user would press or fill and cannot: something else covers their centre, or they end outside the
 * window. What is scrolled out of view in its own container is not a fault.
 * @param within selects where to look: a dialog covers what is behind it on purpose
 */
export async function coveredControls(page: Page, within = 'body'): Promise<string[]> {
  return await page.evaluate((place) => {
    const controls = 'button, input:not([type=file]), textarea, select, [role=slider], [role=tab]'
    const isCut = (element: Element, x: number, y: number): boolean => {
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(outer)
        const box = outer.getBoundingClientRect()
        if (overflowX !== 'visible' && (x < box.left || x > box.right)) return true
        if (overflowY !== 'visible' && (y < box.top || y > box.bottom)) return true
      }
      return false
    }
    const around = [...document.querySelectorAll(place)].at(-1)
    return [...(around?.querySelectorAll(controls) ?? [])].flatMap((control) => {
      const box = control.getBoundingClientRect()
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const seen = control.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      if (!seen || box.width < 2 || getComputedStyle(control).pointerEvents === 'none' || isCut(control, x, y))
        return []
      const name = control.getAttribute('aria-label') ?? control.id ?? control.textContent
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        return [`outside: ${name}`]
      const top = document.elementFromPoint(x, y)
      const label = control.closest('label')
      const reached = top !== null && (control.contains(top) || top.contains(control) || label?.contains(top))
      return reached ? [] : [`covered: ${name} by ${top?.outerHTML.slice(0, 120)}`]
    })
  }, within)
}

/** Whether two things overlap on the screen. */
export async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = await Promise.all([one.boundingBox(), other.boundingBox()])
  if (a === null || b === null) throw new Error('Nothing to measure')
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether one thing is entirely within another. */
export async function liesWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [a, b] = await Promise.all([inner.boundingBox(), outer.boundingBox()])
  if (a === null || b === null) throw new Error('Nothing to measure')
  return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width + 0.5 && a.y + a.height <= b.y + b.height + 0.5
}
