import { change, type Next } from "./next";

interface Named {
  readonly id: string;
}

export function setAside(next: Next, { id }: Named): void {
  change(next, id, () => ({ aside: true }));
}

export function putBack(next: Next, { id }: Named): void {
  change(next, id, () => ({ aside: false }));
}

export function withdrawn(next: Next, { id }: Named): void {
  change(next, id, () => ({ withdrawn: true }));
}

export function erased(next: Next, { id }: Named): void {
  change(next, id, () => ({ erased: true }));
}

export function claimed(next: Next, { id }: Named, by: number): void {
  change(next, id, () => ({ author: by }));
}
