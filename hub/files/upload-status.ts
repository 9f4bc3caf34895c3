import type { Clock } from '#shared/lib/ports.ts';
import type { Sessions } from '../accounts/sessions.ts';
import { callerOf, sendJson, sendResult, type HttpCall } from '../http/http-call.ts';
import { refuse } from '../runtime/faults.ts';
import type { UploadIntake } from './upload-intake.ts';
import { isForgotten } from './upload-upkeep.ts';
import type { UploadsTable } from './uploads-table.ts';

/** GET /api/uploads/:uploadId: how the check of one's own upload went. */
export function uploadStatus({
  sessions,
  table,
  intake,
  clock,
}: {
  readonly sessions: Sessions;
  readonly table: UploadsTable;
  readonly intake: UploadIntake;
  readonly clock: Clock;
}): (call: HttpCall) => Promise<void> {
  return async ({ request, response, params }) => {
    const caller = callerOf(request, sessions);
    if (!caller.ok) return sendResult(response, caller);
    const upload = table.find(params['uploadId'] ?? '');
    if (upload?.accountId !== caller.value.account.accountId || isForgotten(upload, clock.nowMs())) {
      return sendResult(response, refuse('notFound', 'not found'));
    }
    sendJson(response, 200, await intake.status(upload));
  };
}
