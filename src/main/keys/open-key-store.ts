/** The key store: keys go in, and come out only for the request that they sign. */

import type { Clock } from '../../shared/clock.ts'
import type { KeyStatus, Protection } from '../../shared/domain/key.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { checkKey, endOf } from './check-key.ts'
import { bytesOf, opensAny, sealedBy, sealedByPassphrase } from './envelope.ts'
import { noAddress, noKeychain, notEnteredFor, wrongPassphrase } from './key-errors.ts'
import { type Envelope, type KeyFile, type KeyFileContent, openKeyFile } from './key-file.ts'
import type { KeyStore, OriginsOf, Vault } from './key-store.ts'
import { newSalt, secretFrom, unseal } from './passphrase.ts'

export interface KeyStoreSetup {
  /** Absolute; contains `keys.json`. */
  folder: string
  vault: Vault
  /** The services that can have a key, in the order of `status`. */
  providerIds: readonly string[]
  originsOf: OriginsOf
  /** Gets every key that is set or read, so that it can be redacted. */
  redactor: { add(secret: string): void }
  clock: Clock
  /** Binary logarithm of scrypt's N for new passphrases, 15 to 20; default 17. */
  scryptCost?: number
}

export interface OpenKeyStore extends KeyStore {
  /** What was wrong with the file, in plain words; grows as more is found. */
  readonly problems: readonly string[]
}

/** Opens the store. Never fails because of the file's content: that is reported in `problems`, and the file is kept. */
export async function openKeyStore(setup: KeyStoreSetup): Promise<OpenKeyStore> {
  const problems: string[] = []
  const file = openKeyFile(setup.folder, setup.clock, problems)
  let content: KeyFileContent | null = null
  try {
    content = await file.read()
  } catch (error) {
    problems.push(
      error instanceof AppError
        ? `${error.message} ${error.data.nextStep ?? ''}`.trim()
        : t('keys.openKeyStore.fileUnreadable')
    )
  }
  return new FileKeyStore(setup, file, content, problems)
}

interface SessionKey {
  key: string
  origins: readonly string[]
}

/** As many as the file takes. */
const mostOrigins = 64

class FileKeyStore implements OpenKeyStore {
  readonly problems: string[]
  readonly #setup: KeyStoreSetup
  readonly #file: KeyFile
  readonly #session = new Map<string, SessionKey>()
  /** Already known to the redactor. A cleared key stays among them: a late reply may still echo it. */
  readonly #known = new Set<string>()
  /** Ciphertexts opened in this session: known to open without trying again. */
  readonly #opened = new Set<string>()
  /** As on disk; null while the file cannot be read. */
  #content: KeyFileContent | null
  /** Derived from the passphrase entered in this session. */
  #secret: Buffer | null = null

  constructor(setup: KeyStoreSetup, file: KeyFile, content: KeyFileContent | null, problems: string[]) {
    this.#setup = setup
    this.#file = file
    this.#content = content
    this.problems = problems
  }

  async read(providerId: string, origin: string): Promise<string | null> {
    const origins = this.#originsFor(providerId)
    if (origins === null) return null
    // Checked before it is opened: what may not be sent there is not even decrypted.
    if (!origins.includes(origin)) throw notEnteredFor(origin)
    return await this.#keyOf(providerId)
  }

  async status(): Promise<KeyStatus[]> {
    return await Promise.all(this.#setup.providerIds.map((providerId) => this.#statusOf(providerId)))
  }

  async set(providerId: string, key: string, protection: Protection, passphrase?: string): Promise<KeyStatus> {
    this.#assertProvider(providerId)
    const clean = checkKey(key)
    this.#tell(clean)
    const origins = await this.#originsOfNew(providerId, clean)
    if (protection === 'session') {
      // While the file cannot be read, or is from a newer version, this session's key takes precedence over its
      // content.
      await this.#readAgain().catch(() => undefined)
      if (this.#isStored(providerId)) await this.#removeStored(providerId)
      this.#session.set(providerId, { key: clean, origins })
      return await this.#statusOf(providerId)
    }
    let secret = this.#secret
    this.#content = await this.#file.change(async (content) => {
      if (protection === 'passphrase') secret = await this.#secretFor(providerId, content, passphrase)
      const envelope =
        protection === 'passphrase' && secret
          ? sealedBy(secret, providerId, clean)
          : await this.#sealedByVault(clean, protection)
      content.envelopes.set(providerId, { ...envelope, origins })
    })
    this.#secret = secret
    this.#session.delete(providerId)
    return await this.#statusOf(providerId)
  }

  async clear(providerId: string): Promise<KeyStatus> {
    this.#assertProvider(providerId)
    this.#session.delete(providerId)
    // A key that is still on disk is not reported as removed.
    await this.#readAgain()
    if (this.#isStored(providerId)) await this.#removeStored(providerId)
    return await this.#statusOf(providerId)
  }

  async unlock(passphrase: string): Promise<KeyStatus[]> {
    const sealed = sealedByPassphrase(this.#content)
    const salt = this.#content?.salt ?? null
    if (sealed.length === 0 || salt === null) {
      throw new AppError('invalid-input', t('keys.openKeyStore.noneByPassphrase'), {
        nextStep: t('keys.openKeyStore.noneByPassphraseNext'),
        action: 'open-service-settings'
      })
    }
    const secret = await secretFrom(passphrase, salt)
    if (!opensAny(secret, sealed)) throw wrongPassphrase(t('keys.openKeyStore.wrongPassphraseNext'))
    this.#secret = secret
    return await this.status()
  }

  async #statusOf(providerId: string): Promise<KeyStatus> {
    const origins = this.#originsFor(providerId)
    const missingFor =
      origins === null ? [] : this.#setup.originsOf(providerId).inForce.filter((origin) => !origins.includes(origin))
    const inSession = this.#session.get(providerId)
    if (inSession !== undefined)
      return { providerId, hasKey: true, last4: endOf(inSession.key), protection: 'session', locked: false, missingFor }
    const envelope = this.#content?.envelopes.get(providerId)
    if (!envelope) return { providerId, hasKey: false, last4: null, protection: null, locked: false, missingFor }
    const locked = await this.#isLocked(providerId, envelope)
    return {
      providerId,
      hasKey: true,
      last4: envelope.last4,
      protection: this.#protectionOf(envelope),
      locked,
      missingFor
    }
  }

  /** Where the key may be sent; null if there is none. */
  #originsFor(providerId: string): readonly string[] | null {
    const kept = this.#session.get(providerId) ?? this.#content?.envelopes.get(providerId)
    return kept === undefined ? null : (kept.origins ?? this.#setup.originsOf(providerId).documented)
  }

  async #keyOf(providerId: string): Promise<string | null> {
    const inSession = this.#session.get(providerId)
    if (inSession !== undefined) return inSession.key
    const envelope = this.#content?.envelopes.get(providerId)
    return envelope ? await this.#open(providerId, envelope) : null
  }

  /** The current addresses; the same key entered once more keeps those that it has. */
  async #originsOfNew(providerId: string, key: string): Promise<string[]> {
    const same = await this.#keyOf(providerId).then(
      (old) => old === key,
      () => false
    )
    const before = same ? (this.#originsFor(providerId) ?? []) : []
    const { inForce } = this.#setup.originsOf(providerId)
    if (inForce.length === 0) throw noAddress()
    return [...new Set([...inForce, ...before])].slice(0, mostOrigins)
  }

  /** What an older version called the keychain may not be one: the bytes tell. */
  #protectionOf(envelope: Envelope): Envelope['protection'] {
    return envelope.protection === 'keychain' && !this.#setup.vault.isProtected(bytesOf(envelope))
      ? 'weak'
      : envelope.protection
  }

  async #isLocked(providerId: string, envelope: Envelope): Promise<boolean> {
    if (this.#opened.has(envelope.ciphertext) && (envelope.protection !== 'passphrase' || this.#secret)) return false
    return await this.#open(providerId, envelope).then(
      () => false,
      () => true
    )
  }

  /** @throws AppError missing-key; the ciphertext is kept, whatever the reason */
  async #open(providerId: string, envelope: Envelope): Promise<string> {
    const key =
      envelope.protection === 'passphrase'
        ? this.#openByPassphrase(providerId, envelope)
        : await this.#openByVault(providerId, envelope)
    this.#opened.add(envelope.ciphertext)
    this.#tell(key)
    return key
  }

  #openByPassphrase(providerId: string, envelope: Envelope): string {
    if (!this.#secret) {
      throw new AppError('missing-key', t('keys.openKeyStore.locked'), {
        nextStep: t('keys.openKeyStore.lockedNext'),
        action: 'unlock'
      })
    }
    const key = unseal(this.#secret, providerId, bytesOf(envelope))
    if (key === null) {
      throw new AppError('missing-key', t('keys.openKeyStore.passphraseDoesNotOpen'), {
        nextStep: t('keys.openKeyStore.passphraseDoesNotOpenNext'),
        action: 'open-service-settings'
      })
    }
    return key
  }

  async #openByVault(providerId: string, envelope: Envelope): Promise<string> {
    try {
      const { plain, shouldReEncrypt } = await this.#setup.vault.decrypt(bytesOf(envelope))
      if (shouldReEncrypt) await this.#sealAgain(providerId, envelope, plain)
      return plain
    } catch (error) {
      throw new AppError(
        'missing-key',
        t('keys.openKeyStore.keychainLocked'),
        { nextStep: t('keys.openKeyStore.keychainLockedNext'), action: 'open-service-settings' },
        { cause: error }
      )
    }
  }

  /**
   * The keychain's secret has changed and the old one will disappear one day. If this fails, the old ciphertext still
   * works.
   */
  async #sealAgain(providerId: string, old: Envelope, plain: string): Promise<void> {
    try {
      const { available, protects, backend } = await this.#setup.vault.availability()
      // What was protected is not resealed with less protection.
      if (!available || (this.#protectionOf(old) === 'keychain' && !protects)) return
      const ciphertext = Buffer.from(await this.#setup.vault.encrypt(plain)).toString('base64')
      this.#content = await this.#file.change((content) => {
        if (content.envelopes.get(providerId)?.ciphertext === old.ciphertext)
          content.envelopes.set(providerId, { ...old, backend, ciphertext })
      })
    } catch {
      // Tried again at the next read.
    }
  }

  async #sealedByVault(key: string, asked: Protection): Promise<Omit<Envelope, 'origins'>> {
    const { available, protects, backend, description } = await this.#setup.vault.availability()
    if (!available || (asked === 'keychain' && !protects)) throw noKeychain(available, description)
    let sealed: Uint8Array
    try {
      sealed = await this.#setup.vault.encrypt(key)
    } catch (error) {
      throw new AppError(
        'storage',
        t('keys.openKeyStore.keychainRefused'),
        { nextStep: t('keys.openKeyStore.keychainRefusedNext'), action: 'retry' },
        { cause: error }
      )
    }
    // The secret service may have disappeared since the vault was asked.
    const isProtected = this.#setup.vault.isProtected(sealed)
    if (asked === 'keychain' && !isProtected) throw noKeychain(available, description)
    // If the vault does protect, weaker protection helps nobody.
    return {
      v: 1,
      protection: isProtected ? 'keychain' : 'weak',
      backend,
      ciphertext: Buffer.from(sealed).toString('base64'),
      last4: endOf(key)
    }
  }

  /** One passphrase for all keys that have one, so that entering it once opens them all. */
  async #secretFor(providerId: string, content: KeyFileContent, passphrase: string | undefined): Promise<Buffer> {
    const others = sealedByPassphrase(content).filter(([id]) => id !== providerId)
    if (passphrase === undefined || passphrase === '') {
      if (this.#secret && opensAny(this.#secret, others)) return this.#secret
      throw new AppError('invalid-input', t('keys.openKeyStore.passphraseNeeded'), {
        fields: { passphrase: t('keys.openKeyStore.passphraseNeededField') },
        nextStep: t('keys.openKeyStore.passphraseNeededNext')
      })
    }
    if (others.length === 0) content.salt = newSalt(this.#setup.scryptCost ?? 17)
    if (content.salt === null) throw wrongPassphrase(t('keys.openKeyStore.otherKeysLost'))
    const secret = await secretFrom(passphrase, content.salt)
    if (others.length > 0 && !opensAny(secret, others)) throw wrongPassphrase(t('keys.openKeyStore.otherPassphrase'))
    return secret
  }

  #isStored(providerId: string): boolean {
    return (
      this.#content !== null &&
      (this.#content.envelopes.has(providerId) || Object.hasOwn(this.#content.other.keys, providerId))
    )
  }

  /** If the file could not be read before. @throws AppError storage if it still cannot */
  async #readAgain(): Promise<void> {
    this.#content ??= await this.#file.read()
  }

  async #removeStored(providerId: string): Promise<void> {
    this.#content = await this.#file.change((content) => {
      content.envelopes.delete(providerId)
      delete content.other.keys[providerId]
      if (sealedByPassphrase(content).length === 0) content.salt = null
    })
    if (this.#content.salt === null) this.#secret = null
  }

  #tell(key: string): void {
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.#setup.redactor.add(key)
  }

  #assertProvider(providerId: string): void {
    if (this.#setup.providerIds.includes(providerId)) return
    throw new AppError('invalid-input', t('keys.openKeyStore.unknownService'), {
      nextStep: t('keys.openKeyStore.unknownServiceNext'),
      action: 'open-service-settings'
    })
  }
}
