/** All services, in the order listed in the window. Adding one takes a file beside this one and a line here. */
import type { ProviderInfo } from '../../shared/domain/provider.ts'
import { aigateway } from './aigateway.ts'
import { appypie } from './appypie.ts'
import { demo } from './demo.ts'
import type { OperationDescriptor, ProviderDescriptor } from './descriptor.ts'
import { imagepipeline } from './imagepipeline.ts'
import { pixazo } from './pixazo.ts'

export const providers: readonly ProviderDescriptor[] = [demo, appypie, pixazo, aigateway, imagepipeline]

const byOperation = new Map(
  providers.flatMap((provider) =>
    provider.operations.map((operation) => [operation.id, { provider, operation }] as const)
  )
)

/** The operation and its service; undefined for an id that no service has (any more). */
export function findOperation(
  operationId: string
): { provider: ProviderDescriptor; operation: OperationDescriptor } | undefined {
  return byOperation.get(operationId)
}

/** What the window needs of every service: plain data that survives structured cloning and JSON. */
export function describeProviders(): ProviderInfo[] {
  return providers.map(({ auth: _auth, keyProbe, operations, ...provider }) => ({
    ...structuredClone(provider),
    ...(keyProbe && {
      keyTest: { endpointId: keyProbe.request.endpointId, ...(keyProbe.charged && { charged: keyProbe.charged }) }
    }),
    operations: operations.map(
      ({
        toRequest: _toRequest,
        fromReply: _fromReply,
        poll: _poll,
        expected: _expected,
        replyBytes: _bytes,
        ...operation
      }) => structuredClone(operation)
    )
  }))
}
