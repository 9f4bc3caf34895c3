import { createContext, useContext } from 'react';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import type { Watched } from '#renderer/app/client/client.ts';
import { NOWHERE, type MediaView, type MeetingMedia } from '#renderer/media/meeting-media.ts';

export const MediaContext = createContext<MeetingMedia | null>(null);

/** Sound and picture of the room; null for the moment until it has begun. */
export function useMedia(): MeetingMedia | null {
  return useContext(MediaContext);
}

const NOT_YET: Watched<MediaView> = { get: () => NOWHERE, subscribe: () => () => undefined };

export function useMediaView(): MediaView {
  return useWatched(useMedia()?.view ?? NOT_YET);
}
