import { change, type Next } from "./next";

export function setAside(next: Next, id: string): void {
  change(next, id, () => ({ aside: true }));
}

export function putBack(next: Next, id: string): void {
  change(next, id, () => ({ aside: false }));
}

export function withdrawn(next: Next, id: string): void {
  change(next, id, () => ({ withdrawn: true }));
}

export function erased(next: Next, id: string): void {
  change(next, id, () => ({ erased: true }));
}

export function claimed(next: Next, id: string, by: number): void {
  change(next, id, () => ({ author: by }));
}
