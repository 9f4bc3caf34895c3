import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback that keeps what it took, for tests. */
export interface MailServer {
  readonly env: Readonly<Record<string, string>>;
  readonly taken: readonly ParsedMail[];
  /** Addresses it answers with 550. */
  readonly refused: Set<string>;
  close(): Promise<void>;
}

export async function aMailServer(port = 0): Promise<MailServer> {
  const taken: ParsedMail[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refused.has(address) ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          taken.push(mail);
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
      );
    },
  });
  server.on('error', () => undefined); // a client that goes away is no matter here
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const address = server.server.address() as AddressInfo; // it listens on a port
  return {
    env: mailEnv(address.port),
    taken,
    refused,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export function mailEnv(port: number): Readonly<Record<string, string>> {
  return {
    YUNPING_SMTP_HOST: '127.0.0.1',
    YUNPING_SMTP_PORT: `${port}`,
    YUNPING_SMTP_TLS: 'none',
    YUNPING_SMTP_FROM: 'review@bureau.example',
    YUNPING_SMTP_NAME: '平城区行政审批服务管理局',
  };
}
