/**
 * What a picture says about itself when it leaves the app.
 * everything  all that is known of it, this app's own record and the A1111 text that other tools read
 * a1111       only the text that A1111, Forge and most other tools read
 * none        no word: the pixels alone
 */
export const metadataProfiles = ['everything', 'a1111', 'none'] as const

export type MetadataProfile = (typeof metadataProfiles)[number]
