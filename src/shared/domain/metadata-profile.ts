/**
 * What an exported picture says about itself.
 * everything  all that is known about it, the app's own record and the A1111 text that other tools read
 * a1111       only the text that A1111, Forge and most other tools read
 * none        nothing: only the pixels
 */
export const metadataProfiles = ['everything', 'a1111', 'none'] as const

export type MetadataProfile = (typeof metadataProfiles)[number]
