/** A bucket's settings, validated, and the addresses derived from them. Pure. */

import { isIP } from 'node:net'
import { canBeOverheard } from '../../shared/addresses.ts'
import type { S3Settings } from '../../shared/domain/image-host.ts'
import { pictureExtensions } from '../../shared/domain/picture-extension.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

export interface S3Target {
  endpoint: URL
  region: string
  bucket: string
  /** Encoded, without leading or trailing slashes; may be empty. */
  prefix: string
  accessKeyId: string
  pathStyle: boolean
  /** Without a trailing slash, or null. */
  publicBase: string | null
  /** Seconds. */
  linkLifetime: number
}

/** S3's own limit for a key, in bytes of UTF-8. */
const longestKey = 1024

/** A setting from which no request can be made. */
function wrong(message: string, nextStep: string): AppError {
  return new AppError('invalid-input', message, { nextStep, action: 'open-image-host' })
}

/** @throws AppError invalid-input, saying what to change */
export function readTarget(settings: S3Settings): S3Target {
  const { bucket, region, accessKeyId, pathStyle, publicBaseUrl, linkLifetime } = settings
  const endpoint = addressOf(settings.endpoint, 'endpoint')
  if (!/^[\w.-]+$/.test(bucket) || /^\.+$/.test(bucket))
    throw wrong(t('imageHosts.s3Target.badBucket'), t('imageHosts.s3Target.badBucketNext'))
  if (!/^[\w-]+$/.test(region)) throw wrong(t('imageHosts.s3Target.badRegion'), t('imageHosts.s3Target.badRegionNext'))
  if (!/^[\x21-\x7e]+$/.test(accessKeyId))
    throw wrong(t('imageHosts.s3Target.badAccessKeyId'), t('imageHosts.s3Target.badAccessKeyIdNext'))
  if (!pathStyle && (isIP(bareName(endpoint)) !== 0 || !/^[a-z0-9][a-z0-9.-]*$/.test(bucket))) {
    throw wrong(t('imageHosts.s3Target.notAHostName'), t('imageHosts.s3Target.notAHostNameNext'))
  }
  const publicBase = publicBaseUrl === null ? null : addressOf(publicBaseUrl, 'publicAddress').href.replace(/\/+$/, '')
  return {
    endpoint,
    region,
    bucket,
    prefix: prefixOf(settings.prefix),
    accessKeyId,
    pathStyle,
    publicBase,
    linkLifetime
  }
}

/** @throws AppError invalid-input */
function addressOf(text: string, which: 'endpoint' | 'publicAddress'): URL {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw wrong(t(`imageHosts.s3Target.${which}.notWeb`), t('imageHosts.s3Target.notWebNext'))
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw wrong(t(`imageHosts.s3Target.${which}.notPlain`), t('imageHosts.s3Target.notPlainNext'))
  }
  if (canBeOverheard(url.href)) {
    throw wrong(t(`imageHosts.s3Target.${which}.notHttps`), t('imageHosts.s3Target.notHttpsNext'))
  }
  return url
}

function bareName(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

/** Empty parts, "." and ".." are left out: servers disagree on what they mean. */
function prefixOf(text: string): string {
  if (!text.isWellFormed() || /\p{Cc}/u.test(text))
    throw wrong(t('imageHosts.s3Target.badFolder'), t('imageHosts.s3Target.badFolderNext'))
  const parts = text.split('/').filter((part) => !/^\.{0,2}$/.test(part))
  return parts.map(encodePart).join('/')
}

/** RFC 3986, as the signature requires: ! ' ( ) and * are encoded too. */
function encodePart(part: string): string {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.codePointAt(0)!.toString(16).toUpperCase()}`
  )
}

/**
 * The key of a new upload, encoded.
 * @throws AppError invalid-input if the folder leaves no room for it
 */
export function keyFor(at: S3Target, name: string, mime: string): string {
  const file = name + ((pictureExtensions as Readonly<Record<string, string>>)[mime] ?? '')
  const key = at.prefix === '' ? file : `${at.prefix}/${file}`
  if (Buffer.byteLength(decodeURIComponent(key)) > longestKey)
    throw wrong(t('imageHosts.s3Target.folderTooLong'), t('imageHosts.s3Target.folderTooLongNext'))
  return key
}

/** @param key encoded */
export function urlOf({ endpoint, bucket, pathStyle }: S3Target, key: string): string {
  const base = endpoint.pathname.replace(/\/+$/, '')
  return pathStyle
    ? `${endpoint.origin}${base}/${bucket}/${key}`
    : `${endpoint.protocol}//${bucket}.${endpoint.host}${base}/${key}`
}

/** What is recorded of an upload: where it is, without anything that grants access. */
export function placeOf({ endpoint, bucket }: S3Target, key: string): string {
  return `s3://${endpoint.host}/${bucket}/${key}`
}

export interface S3Place {
  bucket: string
  host: string
  /** Encoded. */
  key: string
}

/** @returns null for a text that `placeOf` did not write */
export function parsePlace(place: string): S3Place | null {
  const [, host, bucket, key] = /^s3:\/\/([^/@?#\s]+)\/([\w.-]+)\/([\w.~%/-]+)$/.exec(place) ?? []
  return bucket === undefined || host === undefined || key === undefined ? null : { bucket, host, key }
}
