import { z } from 'zod'
import { t } from '../messages/t.ts'

/**
 * system  from the environment (HTTPS_PROXY, ALL_PROXY, HTTP_PROXY, NO_PROXY), or else the system's own settings
 * none    directly to the service
 * manual  through `address`
 */
export const proxyUses = ['system', 'none', 'manual'] as const
export type ProxyUse = (typeof proxyUses)[number]

/** It is stored in plain text: no user name, no password, and nothing after the port. */
export const proxyAddressSchema = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((text) => /^https?:\/\/[^/?#@\\]+\/?$/.test(text), t('domain.proxySettings.addressNotValid'))

export const proxySettingsSchema = z
  .strictObject({
    use: z.enum(proxyUses).default('system'),
    /** "http://proxy.example:3128" */
    address: proxyAddressSchema.nullable().default(null)
  })
  .refine(({ use, address }) => use !== 'manual' || address !== null, t('domain.proxySettings.addressMissing'))

export type ProxySettings = z.infer<typeof proxySettingsSchema>

/** One route to a service, tried out. */
export const networkWaySchema = z.strictObject({
  host: z.string(),
  /** "directly" or "through the proxy proxy.example:3128". */
  way: z.string(),
  ok: z.boolean(),
  /** What happened and, if it failed, what to do. */
  message: z.string()
})
export type NetworkWay = z.infer<typeof networkWaySchema>
