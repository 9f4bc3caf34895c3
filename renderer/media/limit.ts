import type { SendLimits } from './picture-plan.ts';

/** Before the first negotiation it changes nothing, and is to be asked again after it. */
export async function limit(sender: RTCRtpSender, limits: SendLimits): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  if (
    encoding.maxBitrate === limits.maxBitrate &&
    encoding.maxFramerate === limits.maxFramerate &&
    encoding.scaleResolutionDownBy === limits.scaleResolutionDownBy
  )
    return;
  Object.assign(encoding, limits);
  await sender.setParameters(parameters).catch(() => undefined);
}
