/** Polls a pending job: the gateway's polling endpoint and ImagePipeline's status endpoint. */
import type { PollSpec } from './operation.ts'

/** The path of the gateway's polling endpoint, on its own base URL. */
export const gatewayPollingPath = '/ai-model-api-polling/getGenerationResults'

/** POST with `job_set_id`, as the polling document shows it; for jobs of both AppyPie and Pixazo. */
export function gatewayPolling(endpointId: string, headers: Readonly<Record<string, string>>): PollSpec {
  return {
    toRequest: (handle) => ({
      endpointId,
      method: 'POST',
      path: gatewayPollingPath,
      headers: { ...headers },
      body: { job_set_id: handle }
    })
  }
}

/** GET on `<path>/status/<id>`. */
export function statusPolling(endpointId: string, path: string): PollSpec {
  return {
    toRequest: (handle) => ({
      endpointId,
      method: 'GET',
      path: `${path}/status/${encodeURIComponent(handle)}`,
      headers: {}
    })
  }
}
