import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

/** The services' own sites, with keys and documents. Nothing else is opened in the user's browser. */
const sites = ['pixazo.ai', 'appypie.com', 'aigateway.sh', 'imagepipeline.io']

/**
 * The address for the user's browser, serialized again so that what was checked is what is opened.
 * @throws AppError unsafe-url for anything but https, on the default port, without user info, on one of the services'
 * sites
 */
export function checkedExternalLink(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  if (!url || !plain || !sites.some((site) => url.hostname === site || url.hostname.endsWith(`.${site}`))) {
    throw new AppError('unsafe-url', t('shell.externalLinks.notAService'), {
      nextStep: t('shell.externalLinks.openYourself')
    })
  }
  return url.href
}
