import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib';
import { SignPdf } from '@signpdf/signpdf';
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { PDFDocument } from 'pdf-lib';
import { signDetached } from './cms.ts';
import type { HubIdentity } from './hub-identity.ts';

/** Room for the CMS with a chain of several certificates. */
const SIGNATURE_BYTES = 24_576;

export interface SealOptions {
  /** Shown by readers, such as `专家组评审意见封存`. */
  readonly reason: string;
  /** The hub's clock, milliseconds; it is what the signature says, no time authority vouches for it. */
  readonly signedAt: number;
}

/**
 * Signs a PDF this hub has made (PAdES B-B). The signature is invisible: no picture of a seal is ever drawn
 * (R3). The result is a new file; the bytes given are not kept as a prefix of it. Never for a file that came
 * from outside: it is parsed in this process (P4).
 */
export async function sealPdf(
  pdf: Uint8Array,
  identity: HubIdentity,
  options: SealOptions,
): Promise<Uint8Array> {
  const signedAt = new Date(options.signedAt);
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.setModificationDate(signedAt);
  pdflibAddPlaceholder({
    pdfDoc: document,
    reason: options.reason,
    contactInfo: '',
    name: identity.commonName,
    location: '',
    signingTime: signedAt,
    signatureLength: SIGNATURE_BYTES,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    widgetRect: [0, 0, 0, 0],
    appName: 'Yunping',
  });
  const prepared = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  const sealed = await new SignPdf().sign(Buffer.from(prepared), new HubSigner(identity), signedAt);
  return new Uint8Array(sealed);
}

class HubSigner extends Signer {
  readonly #identity: HubIdentity;

  constructor(identity: HubIdentity) {
    super();
    this.#identity = identity;
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return Buffer.from(await signDetached(this.#identity, content));
  }
}
