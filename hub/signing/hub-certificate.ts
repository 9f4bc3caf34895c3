import { createPrivateKey, randomUUID, X509Certificate, type KeyObject } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { certificateFromPem, commonNameOf, signingKey, usePkiEngine } from './pki.ts';
import { HubCertificateError, type HubIdentity } from './hub-identity.ts';
import { makeTestCertificate } from './test-certificate.ts';

/** Certificate and key in one file, so that a crash can never leave one without the other. */
const IDENTITY_FILE = 'hub-test-identity.pem';
const CERTIFICATE_FILE = 'hub-test-certificate.pem';

export interface ProvidedCertificate {
  /** Paths of PEM files. */
  readonly certPem: string;
  readonly keyPem: string;
  readonly chainPem?: string;
}

/**
 * The hub's own identity. Without `provided`, the first run makes a test certificate in `dir` and later runs
 * find it again; two starts at once agree on one. The key file is readable by its owner alone.
 */
export async function loadOrCreateHubCertificate(
  dir: string,
  options: { readonly now: () => number; readonly hubName: string; readonly provided?: ProvidedCertificate },
): Promise<HubIdentity> {
  if (options.provided) return loadProvidedCertificate(options.provided);
  const path = join(dir, IDENTITY_FILE);
  const existing = await readIfThere(path);
  if (existing !== null) return identityOf('test', existing, existing, []);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const made = await makeTestCertificate(options.hubName, options.now());
  const keyPem = made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await createOnce(path, `${made.certificatePem}${keyPem}`);
  const agreed = await readFile(path, 'utf8');
  const identity = await identityOf('test', agreed, agreed, []);
  await replaceFile(join(dir, CERTIFICATE_FILE), identity.certificatePem);
  return identity;
}

/** A certificate issued to the bureau. Throws HubCertificateError when the files do not fit together. */
export async function loadProvidedCertificate(paths: ProvidedCertificate): Promise<HubIdentity> {
  const [certificate, key, chain] = await Promise.all([
    readSetting(paths.certPem),
    readSetting(paths.keyPem),
    paths.chainPem === undefined ? '' : readSetting(paths.chainPem),
  ]);
  return identityOf('provided', certificate, key, certificatesIn(chain));
}

async function identityOf(
  kind: HubIdentity['kind'],
  certificateText: string,
  keyText: string,
  chainPem: readonly string[],
): Promise<HubIdentity> {
  usePkiEngine();
  const [certificatePem, ...more] = certificatesIn(certificateText);
  if (certificatePem === undefined) throw new HubCertificateError('notPem', 'no certificate in the PEM file');
  const x509 = new X509Certificate(certificatePem);
  const privateKey = parseKey(keyText);
  if (!x509.checkPrivateKey(privateKey)) {
    throw new HubCertificateError('keyMismatch', 'the private key does not belong to the certificate');
  }
  await signingKey(privateKey).catch(() => {
    throw new HubCertificateError('unsupportedKey', 'only RSA and NIST P-256, P-384, P-521 keys can sign');
  });
  return {
    kind,
    certificatePem,
    chainPem: [...more, ...chainPem],
    privateKey,
    commonName: commonNameOf(certificateFromPem(certificatePem)),
    fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    notBeforeMs: Date.parse(x509.validFrom),
    notAfterMs: Date.parse(x509.validTo),
  };
}

function parseKey(text: string): KeyObject {
  try {
    return createPrivateKey(text.slice(Math.max(0, text.search(/-----BEGIN [A-Z ]*PRIVATE KEY-----/))));
  } catch {
    throw new HubCertificateError('notPem', 'no readable private key in the PEM file');
  }
}

function certificatesIn(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n?/g) ?? [];
}

async function readSetting(path: string): Promise<string> {
  const text = await readIfThere(path);
  if (text === null) throw new HubCertificateError('unreadable', `cannot read ${path}`);
  return text;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new HubCertificateError('unreadable', `cannot read ${path}`);
  }
}

/** Writes durably under a temporary name, then links it into place; whoever links first wins. */
async function createOnce(path: string, text: string): Promise<void> {
  const temporary = await writeTemporary(path, text, 0o600);
  try {
    await link(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(temporary);
  }
  await chmod(path, 0o600);
}

async function replaceFile(path: string, text: string): Promise<void> {
  await rename(await writeTemporary(path, text, 0o644), path);
}

async function writeTemporary(path: string, text: string, mode: number): Promise<string> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, 'wx', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return temporary;
}
