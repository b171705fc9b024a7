import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

export function wrongPassphrase(nextStep: string): AppError {
  return new AppError('invalid-input', t('keys.keyErrors.thisIsNotPassphraseThat'), {
    fields: { passphrase: t('keys.keyErrors.notRightPassphrase') },
    nextStep
  })
}

/** A key is sent where it was entered for: a typed slip or a changed setting must not carry it elsewhere. */
export function notEnteredFor(origin: string): AppError {
  return new AppError('missing-key', t('keys.keyErrors.keyWasNotEnteredFor', { origin }), {
    nextStep: t('keys.keyErrors.enterKeyForInSettings', { origin }),
    action: 'check-key'
  })
}

/** Only the image host can be without an address. */
export function noAddress(): AppError {
  return new AppError('invalid-input', t('keys.keyErrors.thereIsNoAddressYet'), {
    nextStep: t('keys.keyErrors.saveBucketFirstThenEnter'),
    action: 'open-image-host'
  })
}

export function noKeychain(available: boolean, description: string): AppError {
  const weak = available ? t('keys.keyErrors.orAcceptWeakProtection') : ''
  return new AppError('unsupported', t('keys.keyErrors.thisComputerOffersNoKeychain'), {
    nextStep: t('keys.keyErrors.keepKeyForThisSession', { weak }),
    action: 'open-service-settings',
    detail: description
  })
}
