import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadOrCreateHubCertificate, loadProvidedCertificate } from './hub-certificate.ts';
import type { HubIdentity } from './hub-identity.ts';
import { sealPdf } from './seal-pdf.ts';
import { signStatement, verifyStatement } from './statement.ts';
import { verifySeal } from './verify-seal.ts';

const NOW = Date.now();
const hasPdfsig = spawnSync('pdfsig', ['-v']).error === undefined;
const hasOpenssl = spawnSync('openssl', ['version']).error === undefined;
let folder: string;
let identity: HubIdentity;
let sealed: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signing-'));
  identity = await makeIdentity('hub');
  sealed = await sealPdf(await somePdf(), identity, { reason: '专家组评审意见封存', signedAt: NOW });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function makeIdentity(name: string): Promise<HubIdentity> {
  return loadOrCreateHubCertificate(join(folder, name), { now: () => NOW, hubName: '河东区行政审批局' });
}

async function somePdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([595, 842]).drawText('opinion');
  return document.save();
}

function flipped(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}

function pdfsig(pdf: Uint8Array): string {
  const path = join(folder, 'sealed.pdf');
  writeFileSync(path, pdf);
  return spawnSync('pdfsig', [path], { encoding: 'utf8' }).stdout;
}

describe('SIG1 the hub certificate', () => {
  test('says in its subject that it is a test certificate', () => {
    expect(identity.kind).toBe('test');
    expect(identity.commonName).toContain('测试证书');
    expect(identity.commonName).toContain('TEST');
    expect(identity.notBeforeMs).toBeLessThanOrEqual(NOW);
    expect(identity.notAfterMs).toBeGreaterThan(NOW + 4 * 365 * 86_400_000);
  });

  test('is made once, kept with 0600, and found again', async () => {
    const again = await makeIdentity('hub');
    expect(again.fingerprint).toBe(identity.fingerprint);
    expect(statSync(join(folder, 'hub', 'hub-test-identity.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'hub', 'hub-test-certificate.pem'), 'utf8')).not.toContain('PRIVATE');
  });

  test('is agreed on by two starts at once', async () => {
    const both = await Promise.all([makeIdentity('race'), makeIdentity('race')]);
    expect(both[0].fingerprint).toBe(both[1].fingerprint);
  });
});

describe('SIG2 a certificate of the bureau', () => {
  function files(name: string, certificate: string, key: string): { certPem: string; keyPem: string } {
    const paths = { certPem: join(folder, `${name}.crt`), keyPem: join(folder, `${name}.key`) };
    writeFileSync(paths.certPem, certificate);
    writeFileSync(paths.keyPem, key);
    return paths;
  }

  test('is used when it is set', async () => {
    const key = identity.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const loaded = await loadProvidedCertificate(files('own', identity.certificatePem, key));
    expect(loaded).toMatchObject({ kind: 'provided', fingerprint: identity.fingerprint, chainPem: [] });
  });

  test('is refused by reason when the files do not fit', async () => {
    const stranger = generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const refusal = (paths: { certPem: string; keyPem: string }): Promise<unknown> =>
      loadProvidedCertificate(paths).then(
        () => 'loaded',
        (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
      );
    expect(await refusal(files('a', identity.certificatePem, stranger))).toBe('keyMismatch');
    expect(await refusal(files('b', 'no pem', stranger))).toBe('notPem');
    expect(await refusal(files('c', identity.certificatePem, 'no pem'))).toBe('notPem');
    expect(await refusal({ certPem: join(folder, 'none'), keyPem: join(folder, 'none') })).toBe('unreadable');
  });

  test.runIf(hasOpenssl)('may have an EC key and a chain', async () => {
    const paths = { certPem: join(folder, 'ec.crt'), keyPem: join(folder, 'ec.key') };
    const subject = ['-subj', '/CN=EC test', '-days', '30', '-nodes'];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-keyout', paths.keyPem];
    execFileSync('openssl', ['req', '-x509', ...key, ...subject, '-out', paths.certPem], { stdio: 'ignore' });
    const chainPem = join(folder, 'hub', 'hub-test-certificate.pem');
    const loaded = await loadProvidedCertificate({ ...paths, chainPem });
    expect(loaded.chainPem).toHaveLength(1);
    const pdf = await sealPdf(await somePdf(), loaded, { reason: 'x', signedAt: NOW });
    expect(await verifySeal(pdf)).toMatchObject({ valid: true, fingerprint: loaded.fingerprint });
    if (hasPdfsig) expect(pdfsig(pdf)).toContain('Signature is Valid');
  });
});

describe('SIG4 a sealed PDF', () => {
  test('is valid, names its signer, and shows no picture of a seal', async () => {
    expect(await verifySeal(sealed)).toMatchObject({ valid: true, fingerprint: identity.fingerprint });
    const document = await PDFDocument.load(sealed);
    expect(document.getPageCount()).toBe(1);
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('/Subtype /Image');
  });

  test.runIf(hasPdfsig)('pdfsig finds it valid over the total document', () => {
    const report = pdfsig(sealed);
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('Total document signed');
    expect(report).toContain('ETSI.CAdES.detached');
    expect(report).toContain('SHA-256');
  });

  test('SIG5 no flipped byte goes unnoticed', { timeout: 60_000 }, async () => {
    const step = Math.max(1, Math.floor(sealed.length / 500));
    const missed: number[] = [];
    for (let index = 7; index < sealed.length; index += step) {
      if ((await verifySeal(flipped(sealed, index))).valid) missed.push(index);
    }
    expect(missed).toEqual([]);
  });

  test.runIf(hasPdfsig)('SIG5 pdfsig agrees about flipped bytes of the content', () => {
    for (const index of [20, 200, 400]) {
      expect(pdfsig(flipped(sealed, index))).not.toContain('Signature is Valid');
    }
  });

  test('SIG5 bytes added behind the signature are told apart from a broken one', async () => {
    const longer = Buffer.concat([sealed, Buffer.from('\n% more\n')]);
    expect(await verifySeal(longer)).toEqual({ valid: false, fault: 'modifiedAfterSigning' });
    expect(await verifySeal(sealed.subarray(0, sealed.length - 1))).toMatchObject({ valid: false });
    expect(await verifySeal(await somePdf())).toEqual({ valid: false, fault: 'unsigned' });
    expect(await verifySeal(new Uint8Array())).toEqual({ valid: false, fault: 'unsigned' });
  });

  test('SIG5 a second seal on top is reported', async () => {
    const text = Buffer.from(sealed).toString('latin1');
    const doubled = Buffer.from(`${text}${text.slice(text.indexOf('/ByteRange') - 10)}`, 'latin1');
    expect(await verifySeal(doubled)).toEqual({ valid: false, fault: 'modifiedAfterSigning' });
  });
});

describe('SIG6 statements', () => {
  const statement = Buffer.from('{"closed":1651127400000,"opened":1651123800000}');

  test('verify over the same bytes only, and only for the expected signer', async () => {
    const signature = await signStatement(identity, statement);
    expect(await verifyStatement(statement, signature)).toMatchObject({ valid: true });
    expect(await verifyStatement(statement, signature, identity.fingerprint)).toMatchObject({ valid: true });
    expect(await verifyStatement(statement, signature, '00')).toEqual({ valid: false });
    expect(await verifyStatement(flipped(statement, 12), signature)).toEqual({ valid: false });
    for (const broken of ['', 'no base64 !', signature.slice(0, -8), `A${signature.slice(1)}`]) {
      expect(await verifyStatement(statement, broken)).toEqual({ valid: false });
    }
  });

  test('the signer named is the one who signed', async () => {
    const other = await makeIdentity('other');
    const signature = await signStatement(other, statement);
    expect(await verifyStatement(statement, signature, identity.fingerprint)).toEqual({ valid: false });
    expect(await verifyStatement(statement, signature, other.fingerprint)).toMatchObject({ valid: true });
  });

  test.runIf(hasOpenssl)('openssl verifies one without this software', async () => {
    const [data, cms] = [join(folder, 's.json'), join(folder, 's.p7s')];
    writeFileSync(data, statement);
    writeFileSync(cms, Buffer.from(await signStatement(identity, statement), 'base64'));
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', cms, '-content', data, '-noverify'];
    expect(spawnSync('openssl', args).status).toBe(0);
  });
});
