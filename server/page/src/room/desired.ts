import { signal } from "@preact/signals";
import { decimal, random } from "../wire/bytes";
import { kindOf } from "./items";
import type { DesiredItem } from "./items/item";
import type { DesiredState, Memory } from "./memory";
import type { Room } from "./state";

/** The desired items of this seat's pockets, by key. The browser stores them; other tabs of the same seat change the same ones. */
export class Desired {
  readonly items = signal<readonly DesiredItem[]>([]);
  /** Ids of all elephants that this browser wrote. */
  readonly own = signal<readonly string[]>([]);

  /** @param changed Called after each change. */
  constructor(
    private readonly memory: Memory,
    private readonly changed: () => void,
  ) {
    this.show(memory.desired);
  }

  /** Adds an item, or replaces the one with its key. */
  put(item: Omit<DesiredItem, "version">): void {
    const made: DesiredItem = { ...item, version: decimal(random(8)) };
    this.change(({ items, own }) => ({
      items: items.some(({ key }) => key === made.key)
        ? items.map((each) => (each.key === made.key ? made : each))
        : [...items, made],
      own: made.elephant === undefined || own.includes(made.elephant) ? own : [...own, made.elephant],
    }));
  }

  /** Adds items that a pocket holds already: the seat was moved here from another device. */
  adopt(items: readonly DesiredItem[]): void {
    this.change((desired) => {
      const fresh = items.filter((item) => !desired.items.some(({ key }) => key === item.key));
      const own = fresh.flatMap(({ elephant }) => (elephant && !desired.own.includes(elephant) ? [elephant] : []));
      return { items: [...desired.items, ...fresh], own: [...desired.own, ...own] };
    });
  }

  remove(key: string): void {
    this.change((desired) => ({ ...desired, items: desired.items.filter((each) => each.key !== key) }));
  }

  /**
   * Removes the items that have come out, or cannot come out any more.
   * @param isHead Whether the room is as the server has it now.
   */
  settle(room: Room, isHead = false): void {
    const isOpen = (item: DesiredItem) => kindOf(item)?.isSettled(item, room, isHead) !== true;
    if (this.memory.desired.items.every(isOpen)) return;
    this.change((desired) => ({ ...desired, items: desired.items.filter(isOpen) }));
  }

  /** Reads the items again after another tab has changed them. */
  reload(): void {
    this.show(this.memory.desired);
    this.changed();
  }

  // Reads the latest changes of other tabs first.
  private change(by: (wanted: DesiredState) => DesiredState): void {
    this.memory.desired = by(this.memory.desired);
    this.reload();
  }

  private show({ items, own }: DesiredState): void {
    this.items.value = items;
    this.own.value = own;
  }
}
