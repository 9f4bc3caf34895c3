import { useEffect, useState } from 'react';

export const SPEEDS = [1, 10, 60] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Playing {
  readonly at: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly go: (at: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

/** Where in the meeting one is; running on by itself at a multiple of its time, until the end. */
export function usePlaying(from: number, to: number): Playing {
  const [at, setAt] = useState(from);
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(10);
  const isAtEnd = at >= to;
  useEffect(() => {
    if (!isPlaying || isAtEnd) return undefined;
    let last = performance.now();
    let frame = requestAnimationFrame(function tick(now) {
      const passed = (now - last) * speed;
      last = now;
      setAt((before) => Math.min(to, before + passed));
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, isAtEnd, speed, to]);
  const go = (time: number): void => setAt(Math.min(to, Math.max(from, time)));
  const toggle = (): void => {
    if (isAtEnd) setAt(from);
    setIsPlaying((before) => isAtEnd || !before);
  };
  return { at, isPlaying: isPlaying && !isAtEnd, speed, go, toggle, setSpeed };
}
