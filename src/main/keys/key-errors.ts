import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

export function wrongPassphrase(nextStep: string): AppError {
  return new AppError('invalid-input', t('keys.keyErrors.wrongPassphrase'), {
    fields: { passphrase: t('keys.keyErrors.wrongPassphraseField') },
    nextStep
  })
}

/** A key is sent only where it was entered for: a typo or a changed setting must not send it elsewhere. */
export function notEnteredFor(origin: string): AppError {
  return new AppError('missing-key', t('keys.keyErrors.notEnteredFor', { origin }), {
    nextStep: t('keys.keyErrors.notEnteredForNext', { origin }),
    action: 'check-key'
  })
}

/** Only the image host can have no address. */
export function noAddress(): AppError {
  return new AppError('invalid-input', t('keys.keyErrors.noAddress'), {
    nextStep: t('keys.keyErrors.noAddressNext'),
    action: 'open-image-host'
  })
}

export function noKeychain(available: boolean, description: string): AppError {
  return new AppError('unsupported', t('keys.keyErrors.noKeychain'), {
    nextStep: available ? t('keys.keyErrors.noKeychainWeakNext') : t('keys.keyErrors.noKeychainNext'),
    action: 'open-service-settings',
    detail: description
  })
}
