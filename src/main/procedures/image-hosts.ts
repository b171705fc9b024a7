import type { HostTestStep, Transfer } from '../../shared/domain/image-host.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { isPublicHost } from '../http/public-host.ts'
import type { ImageHost } from '../image-hosts/image-host.ts'
import { testHost } from '../image-hosts/test-host.ts'
import type { TransferLog } from '../jobs/transfers.ts'
import type { Context } from './context.ts'
import { defineProcedures } from './define-procedures.ts'

const actionOf: Readonly<Record<HostTestStep['step'], Transfer['action']>> = {
  put: 'upload',
  get: 'check',
  delete: 'delete'
}

/** Logs each step of a test of this host. */
function logged(host: ImageHost, transfers: TransferLog): { host: ImageHost; log: (step: HostTestStep) => void } {
  let address = ''
  let bytes = 0
  return {
    host: {
      ...host,
      reserve(mime) {
        address = host.reserve(mime)
        return address
      },
      put(place, file, mime, options) {
        bytes = file.byteLength
        return host.put(place, file, mime, options)
      }
    },
    log({ step, outcome, message }) {
      if (outcome === 'skipped') return
      const ok = outcome === 'ok'
      const size = step === 'delete' ? 0 : bytes
      transfers.add({
        host: host.label,
        action: actionOf[step],
        what: 'test',
        address,
        bytes: size,
        ok,
        problem: ok ? null : message,
        jobId: null
      })
    }
  }
}

/** Where pictures and masks are uploaded for a service to fetch, and what was sent there. */
export function imageHostProcedures(context: Context) {
  const { imageHosts, host: window } = context
  return defineProcedures({
    'imageHosts.test': async () => {
      const bucket = await imageHosts.find('s3')
      if (bucket === null) {
        throw new AppError('unsupported', t('procedures.imageHosts.noBucket'), {
          nextStep: t('procedures.imageHosts.noBucketNext'),
          action: 'open-image-host'
        })
      }
      const { host, log } = logged(bucket, context.opened().transfers)
      return await testHost({
        host,
        send: context.sendToHost,
        clock: context.clock,
        isPublic: isPublicHost,
        onStep(step) {
          window.emit('hostTestStep', step)
          log(step)
        }
      })
    },
    'transfers.list': ({ limit }) => context.opened().transfers.list(limit)
  })
}
