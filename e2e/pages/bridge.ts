/** The window's own bridge, for what a spec prepares and for what the window has no control for yet. */
import type { Page } from '@playwright/test'
import type { Answer, Input, Output, ProcedureName } from '../../src/shared/contract.ts'

interface WithBridge {
  palimpsest: { invoke(name: string, input: unknown): Promise<Answer> }
}

/** Calls a procedure from the page. @throws when it is answered with an error */
export async function invoke<N extends ProcedureName>(
  page: Page,
  name: N,
  ...[input]: undefined extends Input<N> ? [] : [Input<N>]
): Promise<Output<N>> {
  const answer = await page.evaluate(
    async ([called, given]) => await (window as unknown as WithBridge).palimpsest.invoke(called, given),
    [name, input] as const
  )
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}, ${answer.error.message}`)
  return answer.value as Output<N>
}

/** What the page gets when it fetches a picture's original, as it shows it: SHA-256 in hex, and the type. */
export async function originalInPage(page: Page, pictureId: string): Promise<{ sha256: string; mime: string | null }> {
  return await page.evaluate(async (path) => {
    const response = await fetch(path)
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()))
    return {
      sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      mime: response.headers.get('content-type')
    }
  }, `media/${pictureId}/original`)
}
