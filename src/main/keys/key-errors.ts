import { AppError } from '../../shared/errors.ts'

export function wrongPassphrase(nextStep: string): AppError {
  return new AppError('invalid-input', 'This is not the passphrase that protects your keys.', {
    fields: { passphrase: 'Not the right passphrase' },
    nextStep
  })
}

/** A key is sent where it was entered for: a typed slip or a changed setting must not carry it elsewhere. */
export function notEnteredFor(origin: string): AppError {
  return new AppError('missing-key', `The key was not entered for ${origin}, so it was not sent there.`, {
    nextStep: `Enter the key for ${origin} in the settings, or put the old address back.`,
    action: 'check-key'
  })
}

/** Only the image host can be without an address. */
export function noAddress(): AppError {
  return new AppError('invalid-input', 'There is no address yet that this key is for.', {
    nextStep: 'Save the bucket first, then enter its secret.',
    action: 'open-image-host'
  })
}

export function noKeychain(available: boolean, description: string): AppError {
  const weak = available ? ', or accept weak protection' : ''
  return new AppError('unsupported', 'This computer offers no keychain that protects a key.', {
    nextStep: `Keep the key for this session only, protect it with a passphrase${weak}.`,
    action: 'open-service-settings',
    detail: description
  })
}
