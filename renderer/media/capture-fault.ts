/**
 * Why nothing could be captured. `denied`: the person, browser or system said no; `insecure`: the page is not
 * served securely, so there is nothing to ask; `cancelled`: the person closed the choice of what to share.
 */
export type CaptureFault = 'denied' | 'noDevice' | 'busy' | 'insecure' | 'cancelled' | 'failed';

/** Names what getUserMedia or getDisplayMedia threw. By its name: messages differ between browsers. */
export function captureFault(error: unknown, isScreen: boolean): CaptureFault {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
      return isScreen ? 'cancelled' : 'denied';
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'noDevice';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
