import { AppError } from '../../shared/errors.ts'

export function wrongPassphrase(nextStep: string): AppError {
  return new AppError('invalid-input', 'This is not the passphrase that protects your keys.', { fields: { passphrase: 'Not the right passphrase' }, nextStep })
}

export function noKeychain(available: boolean, description: string): AppError {
  const weak = available ? ', or accept weak protection' : ''
  return new AppError('unsupported', 'This computer offers no keychain that protects a key.', {
    nextStep: `Keep the key for this session only, protect it with a passphrase${weak}.`,
    action: 'open-service-settings',
    detail: description
  })
}
