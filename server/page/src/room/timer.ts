import type { Timer } from "../gen/messages";
import { t } from "../t";

/** How a timer is shown. */
export interface TimerState {
  /** For example "3:59". */
  readonly words: string;
  readonly isOver: boolean;
  readonly isPaused: boolean;
}

/** Returns how a timer is at a server time. */
export function timerState({ ends, left }: Timer, now: number): TimerState {
  const isPaused = ends === "0";
  const ms = isPaused ? left : Number(ends) - now;
  if (!isPaused && ms <= 0) return { words: t("timer.over"), isOver: true, isPaused };
  // Rounded up: a timer of a minute begins with 1:00.
  const seconds = Math.ceil(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const time = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  return { words: isPaused ? t("timer.paused", { time }) : time, isOver: false, isPaused };
}

/** Returns whether a timer runs or is paused. */
export function isActive(timer: Timer | undefined, now: number): boolean {
  return timer !== undefined && (timer.ends === "0" || Number(timer.ends) > now);
}
