import type { Mirror } from '../mirror.ts';
import type { mediaCheck as zh } from '../zh/media-check.ts';

export const mediaCheck: Mirror<typeof zh> = {
  act: 'Check devices and network',
  lead: 'Try things out before the meeting; you can enter without. Picture and sound stay on this machine, and closing this panel turns everything off. The devices you choose are remembered here and used in the room.',
  camera: {
    title: 'Camera',
    start: 'Try the camera',
    stop: 'Turn the camera off',
    preview: 'Picture of the camera',
    seen: 'If you can see yourself, it works. Others see it the other way round.',
  },
  microphone: {
    title: 'Microphone',
    start: 'Try the microphone',
    stop: 'Turn the microphone off',
    level: 'Level',
    speak: 'Say a few words and see whether the green bar follows.',
    heard: 'Your voice is heard; it works.',
  },
  loudspeaker: {
    title: 'Loudspeaker or headphones',
    play: 'Play a test tone',
    played: 'If you heard a tone, it works. If not, turn up the volume or choose another loudspeaker.',
    failed: 'No sound could be played. Connect headphones or loudspeakers and choose another one.',
  },
  network: {
    title: 'Network',
    connected: 'Connected to the hub',
    disconnected: 'Not connected to the hub, trying again',
    start: 'Check the network',
    again: 'Check again',
    running: 'Checking, a few seconds',
    roundTrip: 'There and back to the hub',
    milliseconds: '{{count}} ms',
    noAnswer: 'no answer',
    noAnswerNote:
      'The connection to the hub is lost. Check cable or wireless network and try again; what you wrote is safe on this machine.',
    speed: 'Speed',
    megabits: 'about {{amount}} Mbit/s',
    media: 'Sound and picture connections of this machine',
    mediaWorks: 'work',
    mediaBlocked: 'cannot be made',
    mediaBlockedNote:
      'The browser or security software of this machine forbids them. Allow "WebRTC" or use the desktop app; pages and the speakers\' list work all the same, and you can telephone in by the meeting number.',
    verdict: {
      good: 'A good network: sound and picture will work.',
      low: 'A fair network. Choose "Low bandwidth: main picture only" in the camera settings.',
      soundOnly: 'A slow network. Choose "Sound only", use a cable, or telephone in by the meeting number.',
    },
  },
};
