import { err, ok, type Result } from '../lib/result.ts';
import type { Coverage, ReadingShare } from '../protocol/coverage.ts';
import type { Fault } from '../protocol/errors.ts';
import { unavailable } from '../protocol/hub-calls.ts';
import type { HubSocket } from './hub-socket.ts';

/** Shares one's reading over a connection that may not be there, or break: then it is not available now. */
export async function askCoverage(
  socket: HubSocket | null,
  request: ReadingShare,
): Promise<Result<Coverage | null, Fault>> {
  if (!socket) return err(unavailable('no connection to the hub'));
  try {
    const answer = await socket.shareReading(request);
    return answer.ok ? ok(answer.coverage) : err(answer.fault);
  } catch {
    return err(unavailable('the hub does not answer'));
  }
}
