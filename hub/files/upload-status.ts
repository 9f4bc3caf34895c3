import type { Sessions } from '../accounts/sessions.ts';
import { callerOf, sendJson, sendResult, type HttpCall } from '../http/http-call.ts';
import { refuse } from '../runtime/faults.ts';
import type { UploadIntake } from './upload-intake.ts';
import type { UploadsTable } from './uploads-table.ts';

/** GET /api/uploads/:uploadId: how the check of one's own upload went. */
export function uploadStatus({
  sessions,
  table,
  intake,
}: {
  readonly sessions: Sessions;
  readonly table: UploadsTable;
  readonly intake: UploadIntake;
}): (call: HttpCall) => Promise<void> {
  return async ({ request, response, params }) => {
    const caller = callerOf(request, sessions);
    if (!caller.ok) return sendResult(response, caller);
    const upload = table.find(params['uploadId'] ?? '');
    if (upload?.accountId !== caller.value.account.accountId) {
      return sendResult(response, refuse('notFound', 'not found'));
    }
    sendJson(response, 200, await intake.status(upload));
  };
}
