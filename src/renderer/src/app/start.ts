/** Must be imported before everything else: configures libraries before any of them runs. */
import { z } from 'zod'
import { shareNonce, styleNonce } from './nonce.ts'
import { installTrustedTypes } from './trusted-types.ts'

// zod would compile its parsers with `new Function`, which the page's policy refuses and logs.
z.config({ jitless: true })
installTrustedTypes(globalThis as unknown as Parameters<typeof installTrustedTypes>[0])
shareNonce(styleNonce())
