import { expect, test } from 'vitest';
import type { Signal } from '#shared/protocol/media.ts';
import { Negotiation } from './negotiation.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { settled } from './testing/fake-machine.ts';

/** Two ends whose signals wait until `deliver`, so that both can speak at once. */
function pair() {
  const waiting: (() => void)[] = [];
  const end = (isPolite: boolean) => {
    const connection = new FakeConnection({});
    let other: Negotiation | null = null;
    const negotiation = new Negotiation(connection as unknown as RTCPeerConnection, {
      isPolite,
      send: (signal: Signal) => waiting.push(() => void other?.receive(signal)),
      onOffer: () => undefined,
    });
    return { connection, negotiation, meet: (whom: Negotiation) => (other = whom) };
  };
  const polite = end(true);
  const impolite = end(false);
  polite.meet(impolite.negotiation);
  impolite.meet(polite.negotiation);
  const deliver = async (): Promise<void> => {
    await settled();
    while (waiting.length > 0) {
      for (const send of waiting.splice(0)) send();
      await settled();
    }
  };
  return { polite, impolite, deliver };
}

test('MW5: where both offer at once the impolite offer stands and the polite one comes after it', async () => {
  const { polite, impolite, deliver } = pair();
  impolite.connection.addTransceiver('audio', { direction: 'sendrecv' });
  polite.connection.addTransceiver('audio', { direction: 'sendrecv' });
  await deliver();
  expect(polite.connection.rollbacks).toBe(1);
  expect(impolite.connection.rollbacks).toBe(0);
  for (const { connection } of [polite, impolite]) {
    expect(connection.signalingState).toBe('stable');
    expect(connection.connectionState).toBe('connected');
  }
  // What the polite side needed was asked for again once it was its turn.
  expect(polite.connection.offers).toBe(2);
});

test('MW5: signals without sense change nothing, and the next good one is taken', async () => {
  const { polite, impolite, deliver } = pair();
  await polite.negotiation.receive({ kind: 'description', type: 'answer', sdp: 'v=0\r\n' });
  await polite.negotiation.receive({ kind: 'description', type: 'offer', sdp: 'nonsense' });
  await polite.negotiation.receive({
    kind: 'candidate',
    candidate: 'candidate:x',
    sdpMid: null,
    sdpMLineIndex: null,
  });
  impolite.connection.addTransceiver('audio', { direction: 'sendrecv' });
  await deliver();
  expect(polite.connection.connectionState).toBe('connected');
  expect(polite.connection.candidates).toHaveLength(1);
});
