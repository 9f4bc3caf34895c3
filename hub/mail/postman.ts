import type { LetterFailure } from '#shared/protocol/letters.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/** One letter to one person. */
export interface Letter {
  /** The same at every try, so that a letter that arrives twice can be known as one. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** iCalendar, and what a calendar is to do with it. */
  readonly calendar: { readonly method: 'PUBLISH' | 'CANCEL'; readonly text: string };
}

export type Delivery =
  | { readonly status: 'taken' }
  | {
      readonly status: 'failed';
      readonly failure: LetterFailure;
      readonly serverCode: number | null;
      /** No other try will do better. */
      readonly isFinal: boolean;
    };

/** Hands a letter to the mail server, and says what became of it. */
export type Postman = (letter: Letter) => Promise<Delivery>;

const TIMEOUT_MS = 30_000;

/** One connection a letter: what breaks one breaks no other. Nodemailer is loaded when the first letter goes. */
export function smtpPostman(settings: SmtpSettings): Postman {
  const { host, port, tls, user, password, from, fromName } = settings;
  return async ({ messageId, to, subject, text, calendar }) => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      ...(user !== '' && { auth: { user, pass: password } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // Nothing a letter says makes the hub read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        messageId,
        from: { name: fromName, address: from },
        to: { name: oneLine(to.name), address: to.address },
        envelope: { from, to: [to.address] },
        subject: oneLine(subject),
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: [
          {
            filename: '会议日程.ics',
            content: calendar.text,
            contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
          },
        ],
      });
      return { status: 'taken' };
    } catch (error) {
      return failedBy(error);
    } finally {
      transport.close();
    }
  };
}

/** Names and titles are what people typed: in a header they are one line, whatever they hold. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ').trim();
}

/** The server's own words stay out: they may quote the address. */
function failedBy(error: unknown): Delivery {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const answered = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  const serverCode = typeof answered === 'number' ? answered : null;
  if (code === 'EAUTH') return { status: 'failed', failure: 'login', serverCode, isFinal: false };
  const isRefused = serverCode !== null && serverCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return isRefused
    ? { status: 'failed', failure: 'refused', serverCode, isFinal: true }
    : { status: 'failed', failure: 'unreachable', serverCode, isFinal: false };
}
