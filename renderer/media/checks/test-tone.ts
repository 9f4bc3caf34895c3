const TONE_S = 1.2;
const HERTZ = 523;

/** A soft tone on one loudspeaker; resolves when it is over, false where it could not be played. */
export async function playTone(loudspeaker: string): Promise<boolean> {
  const context = new AudioContext();
  try {
    const out = context.createMediaStreamDestination();
    const volume = context.createGain();
    const { currentTime: begin } = context;
    // In and out softly: a hard edge crackles.
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.25, begin + 0.1);
    volume.gain.linearRampToValueAtTime(0, begin + TONE_S);
    const tone = context.createOscillator();
    tone.frequency.value = HERTZ;
    tone.connect(volume).connect(out);
    const element = new Audio();
    element.srcObject = out.stream;
    if ('setSinkId' in element) await element.setSinkId(loudspeaker).catch(() => undefined);
    tone.start(begin);
    await element.play();
    await new Promise((resolve) => setTimeout(resolve, TONE_S * 1000));
    element.srcObject = null;
    return true;
  } catch {
    return false;
  } finally {
    await context.close();
  }
}
