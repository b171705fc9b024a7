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

/** CLIP tokens of a prompt, without the start and the end token; null until the tokenizer is loaded. */
export function useTokenCount(text: string): number | null {
  const [ready, setReady] = useState(tokenizer !== null)
  useEffect(() => {
    if (ready) return
    let current = true
    void load().then(() => {
      if (current) setReady(true)
    })
    return () => {
      current = false
    }
  }, [ready])
  return tokenizer === null || !ready ? null : tokenizer.encode(text).length
}
