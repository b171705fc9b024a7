import { useEffect, useState } from 'react'
import type { ClipTokenizer } from './clip-tokenizer.ts'

let tokenizer: ClipTokenizer | null = null
let loading: Promise<ClipTokenizer> | null = null

/** Half a megabyte that the first paint does not need: loaded when a prompt is first counted. */
function load(): Promise<ClipTokenizer> {
  loading ??= Promise.all([import('./clip-tokenizer.ts'), import('./clip-merges.txt?raw')]).then(([module, merges]) => {
    tokenizer = module.createClipTokenizer(merges.default)
    return tokenizer
  })
  return loading
}

/** Resolves when prompts can be counted; also if the tokenizer cannot be loaded, and then nothing is counted. */
export async function tokensReady(): Promise<void> {
  await load().catch(() => undefined)
}

/** CLIP tokens of a text, without the start and the end token; null until the tokenizer is loaded. */
export function countTokens(text: string): number | null {
  return tokenizer === null ? null : tokenizer.encode(text).length
}

/** CLIP tokens of a prompt, without the start and the end token; null until the tokenizer is loaded. */
export function useTokenCount(text: string): number | null {
  return useTokensReady(true) ? countTokens(text) : null
}

/** True if prompts can be counted. @param wanted loads what that requires */
export function useTokensReady(wanted: boolean): boolean {
  const [ready, setReady] = useState(tokenizer !== null)
  useEffect(() => {
    if (ready || !wanted) return
    let current = true
    void load().then(() => {
      if (current) setReady(true)
    })
    return () => {
      current = false
    }
  }, [ready, wanted])
  return ready && tokenizer !== null
}
