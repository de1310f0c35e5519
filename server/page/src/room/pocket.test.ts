import { describe, expect, test } from "vitest";
import type { PocketCommandJson, PocketItemJson } from "../gen/elephantboard/v1/commands_pb";
import type { KeptJson, RefusalCodeJson } from "../gen/elephantboard/v1/service_pb";
import { Memory, type Wanted } from "./memory";
import { Pocket } from "./pocket";
import { emptyRoom, newElephant, Role, type Room, Stage, unsaid } from "./state";

/** The server's pockets of one participant: the rules of order, and replies that can be lost. */
class Server {
  room: Room = { ...emptyRoom, room: "AAECAwQFBgcICQoLDA0ODw==", round: "1", stage: Stage.spot };
  drafts = new Map<string, PocketItemJson>();
  counter = 0;
  taken: string | undefined;
  /** Replies that get lost from now on. */
  loses = 0;
  readonly calls: string[] = [];
  last = "";

  private refuse(code: string): KeptJson {
    return { refusal: { code: code as RefusalCodeJson } };
  }

  private reply<T>(answer: T): Promise<T> {
    if (this.loses === 0) return Promise.resolve(answer);
    this.loses -= 1;
    return Promise.reject(new Error("the link is down"));
  }

  takePocket(request: { round: string; key: string }): Promise<KeptJson> {
    this.calls.push("take");
    if (request.round !== this.room.round) return this.reply(this.refuse("REFUSAL_CODE_ROUND_CLOSED"));
    if (this.taken !== undefined && this.taken !== request.key)
      return this.reply(this.refuse("REFUSAL_CODE_POCKET_TAKEN"));
    this.taken = request.key;
    return this.reply({});
  }

  keep(command: PocketCommandJson): Promise<KeptJson> {
    const { padding: _, ...content } = command;
    const said = JSON.stringify(content).replace(/ +"/g, '"');
    const kind = Object.keys(content).find((key) => /put|remove/.test(key)) ?? "";
    this.calls.push(kind);
    if (command.round !== this.room.round) return this.reply(this.refuse("REFUSAL_CODE_ROUND_CLOSED"));
    if (command.counter === this.counter)
      return this.reply(said === this.last ? {} : this.refuse("REFUSAL_CODE_ID_REUSED"));
    if (command.counter !== this.counter + 1) return this.reply(this.refuse("REFUSAL_CODE_POCKET_ORDER"));
    if (command.put) this.drafts.set(command.put.key ?? "", command.put);
    if (command.remove) this.drafts.delete(command.remove.key ?? "");
    this.counter += 1;
    this.last = said;
    return this.reply({});
  }

  readPocket() {
    return this.reply({ pocket: { counter: this.counter, items: [...this.drafts.values()] } });
  }

  /** Pours all drafts but those left out; the next round begins. */
  pour(): void {
    const elephants = new Map(this.room.elephants);
    for (const { key: draft = "" } of this.drafts.values()) {
      const id = ids.get(draft) ?? "";
      elephants.set(id, { ...newElephant, id, wording: `w${id}` });
    }
    this.room = { ...this.room, round: String(Number(this.room.round) + 1), elephants };
    this.drafts.clear();
    this.counter = 0;
    this.taken = undefined;
  }
}

const ids = new Map([
  ["ZHJhZnQtMS1kcmFmdC0xLQ==", "1"],
  ["ZHJhZnQtMi1kcmFmdC0yLQ==", "2"],
]);
const [one, two] = [...ids.keys()] as [string, string];
let rooms = 0;

function sit(server: Server, memory = new Memory(`POCKET${++rooms}`)): { pocket: Pocket; memory: Memory } {
  const pocket = new Pocket(memory, {
    room: () => server.room,
    role: () => Role.participant,
    takePocket: (request) => server.takePocket(request),
    keep: (command) => server.keep(command),
    readPocket: () => server.readPocket(),
  });
  return { pocket, memory };
}

function write(pocket: Pocket, draft: string, text: string): void {
  pocket.want((wanted: Wanted) => ({
    ...wanted,
    drafts: [
      ...wanted.drafts.filter((each) => each.draft !== draft),
      { draft, elephant: ids.get(draft) ?? "", text, hurts: 0, between: unsaid },
    ],
    own: [...wanted.own, ids.get(draft) ?? ""],
  }));
}

async function until(true_: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !true_(); i++) await new Promise((done) => setTimeout(done, 5));
  expect(true_()).toBe(true);
}

const textOf = (server: Server, draft: string) => server.drafts.get(draft)?.draft?.text?.trim();

describe("PAGE-16 what is written reaches the hat once, whatever is lost on the way", () => {
  test("a pocket is taken as soon as a round is seen, and drafts go in by order", async () => {
    const server = new Server();
    const { pocket } = sit(server);
    await pocket.reconcile();
    expect(server.calls).toEqual(["take"]);
    write(pocket, one, "first");
    write(pocket, two, "second");
    await until(() => pocket.unsent.value.size === 0);
    expect([textOf(server, one), textOf(server, two), server.counter]).toEqual(["first", "second", 2]);
  });

  test("a lost reply is found again by reading, and nothing is kept twice", async () => {
    const server = new Server();
    const { pocket } = sit(server);
    await pocket.reconcile();
    server.loses = 1;
    write(pocket, one, "once");
    await until(() => server.counter === 1);
    expect(pocket.unsent.value.size).toBe(1);
    pocket.forget();
    await until(() => pocket.unsent.value.size === 0);
    expect(server.calls.filter((call) => call === "put")).toHaveLength(1);
  });

  test("what waits survives a reload of the page", async () => {
    const server = new Server();
    const { pocket, memory } = sit(server);
    server.loses = 1;
    write(pocket, one, "kept over");
    await until(() => server.calls.length > 0);
    const again = sit(server, memory);
    await again.pocket.reconcile();
    await until(() => textOf(server, one) === "kept over");
  });

  test("a round that closes on the way: only what did not come out goes into the next", async () => {
    const server = new Server();
    const { pocket } = sit(server);
    write(pocket, one, "comes out");
    await until(() => textOf(server, one) === "comes out");
    server.pour();
    write(pocket, two, "too late");
    await until(() => textOf(server, two) === "too late" && pocket.unsent.value.size === 0);
    expect(server.drafts.has(one)).toBe(false);
    expect(pocket.wanted.value.drafts.map((each) => each.draft)).toEqual([two]);
    expect(pocket.wanted.value.own).toContain("1");
  });

  test("taking back, and changing before it was sent", async () => {
    const server = new Server();
    const { pocket } = sit(server);
    write(pocket, one, "a");
    write(pocket, one, "b");
    await until(() => textOf(server, one) === "b" && pocket.unsent.value.size === 0);
    pocket.want((wanted) => ({ ...wanted, drafts: [], dropped: [one] }));
    await until(() => server.drafts.size === 0 && pocket.wanted.value.dropped.length === 0);
  });

  test("another tab was there first: the order is read again", async () => {
    const server = new Server();
    const { pocket, memory } = sit(server);
    await pocket.reconcile();
    const other = sit(server, memory);
    write(other.pocket, two, "from the other tab");
    await until(() => server.counter === 1);
    write(pocket, one, "from this tab");
    await until(() => server.drafts.size === 2 && pocket.unsent.value.size === 0);
  });

  test("a pocket taken elsewhere is said, and waits for the next round", async () => {
    const server = new Server();
    server.taken = "somebody else";
    const { pocket } = sit(server);
    write(pocket, one, "waits");
    await until(() => pocket.trouble.value !== "");
    server.pour();
    await pocket.reconcile();
    await until(() => textOf(server, one) === "waits" && pocket.trouble.value === "");
  });

  test("nothing is written in gather, and nothing is lost", async () => {
    const server = new Server();
    server.room = { ...server.room, stage: Stage.gather };
    const { pocket } = sit(server);
    write(pocket, one, "early");
    await until(() => server.calls.includes("take"));
    expect(server.calls).not.toContain("put");
    server.room = { ...server.room, stage: Stage.spot };
    await pocket.reconcile();
    await until(() => textOf(server, one) === "early");
  });
});
