import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PocketCommandJson, PocketItemJson } from "../gen/elephantboard/v1/commands_pb";
import type { KeptJson, ReadPocketResponseJson, RefusalCodeJson } from "../gen/elephantboard/v1/service_pb";
import { Refused } from "../wire/refusal";
import { Desired } from "./desired";
import { rewordingKey } from "./items/rewording";
import { Memory } from "./memory";
import { Pocket } from "./pocket";
import { emptyRoom, newElephant, Role, type Room, Stage } from "./state";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The server's pocket of one participant, with the rules of order, and with answers that can be lost. */
class Server {
  room: Room = { ...emptyRoom, room: "AAECAwQFBgcICQoLDA0ODw==", round: "1", stage: Stage.spot };
  /** The contents of the pocket, as the server has normalized them. */
  items = new Map<string, PocketItemJson>();
  counter = 0;
  taken: string | undefined;
  /** Number of answers that get lost from now on, after the server has done the command. */
  loses = 0;
  /** Whether requests are never answered. */
  isSilent = false;
  /** Code with which each put is refused. */
  refuses = "";
  /** Codes with which the next commands are refused, whatever they do. */
  refusesNext: string[] = [];
  /** Codes with which the next requests to take or read the pocket are refused. */
  refusesToOpen: string[] = [];
  readonly calls: string[] = [];
  private last = "";

  private refuse(code: string): KeptJson {
    return { refusal: { code: `REFUSAL_CODE_${code}` as RefusalCodeJson } };
  }

  private reply<T>(answer: T): Promise<T> {
    if (this.isSilent) return new Promise(() => {});
    if (this.loses === 0) return Promise.resolve(answer);
    this.loses -= 1;
    return Promise.reject(new Error("the link is down"));
  }

  takePocket(request: { round: string; key: string }): Promise<KeptJson> {
    this.calls.push("take");
    if (request.round !== this.room.round) return this.reply(this.refuse("ROUND_CLOSED"));
    const refused = this.refusesToOpen.shift();
    if (refused) return this.reply(this.refuse(refused));
    if (this.taken !== undefined && this.taken !== request.key) return this.reply(this.refuse("POCKET_TAKEN"));
    this.taken = request.key;
    return this.reply({});
  }

  keep(command: PocketCommandJson): Promise<KeptJson> {
    const { padding: _, ...content } = command;
    const serialized = JSON.stringify(content);
    this.calls.push(command.put ? "put" : "remove");
    if (this.isSilent) return this.reply({});
    if (command.round !== this.room.round) return this.reply(this.refuse("ROUND_CLOSED"));
    if (command.counter === this.counter) return this.reply(serialized === this.last ? {} : this.refuse("ID_REUSED"));
    if (command.counter !== this.counter + 1) return this.reply(this.refuse("POCKET_ORDER"));
    const refused = this.refusesNext.shift();
    if (refused) return this.reply(this.refuse(refused));
    if (command.put && this.refuses) return this.reply(this.refuse(this.refuses));
    const { key = "", draft, ...put } = command.put ?? {};
    if (command.put)
      this.items.set(key, { key, ...put, ...(draft && { draft: { ...draft, text: draft.text?.trim() } }) });
    this.items.delete(command.remove?.key ?? "none");
    this.counter += 1;
    this.last = serialized;
    return this.reply({});
  }

  readPocket(): Promise<ReadPocketResponseJson> {
    const refused = this.refusesToOpen.shift();
    if (refused) return this.reply(this.refuse(refused));
    return this.reply({ pocket: { counter: this.counter, items: [...this.items.values()] } });
  }

  /** Pours all drafts; the next round begins. */
  pour(): void {
    const elephants = new Map(this.room.elephants);
    for (const key of this.items.keys()) {
      const id = ids.get(key) ?? "";
      elephants.set(id, { ...newElephant, id, wording: `w${id}` });
    }
    this.room = { ...this.room, round: String(Number(this.room.round) + 1), elephants };
    this.items.clear();
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

function setUp(server: Server, memory = new Memory(`POCKET${++rooms}`, 1)) {
  const desired: Desired = new Desired(memory, () => pocket?.reconcile());
  const owner = {
    room: () => server.room,
    role: () => Role.participant,
    takePocket: (request: { round: string; key: string }) => server.takePocket(request),
    keep: (command: PocketCommandJson) => server.keep(command),
    readPocket: () => server.readPocket(),
  };
  const pocket = new Pocket(memory, desired, owner, (room) => room.round);
  pocket.reconcile();
  const write = (key: string, text: string) => desired.put({ key, elephant: ids.get(key) ?? "", draft: { text } });
  /** Does what the session does with each frame. */
  const see = () => {
    desired.settle(server.room);
    pocket.reconcile();
  };
  return { pocket, desired, memory, write, see };
}

/** Runs everything that is due, including the pauses before a retry. */
const rest = async () => void (await vi.advanceTimersByTimeAsync(2_000));
/** Runs what is due now, without any pause. */
const now = async () => void (await vi.advanceTimersByTimeAsync(0));
const textOf = (server: Server, key: string) => server.items.get(key)?.draft?.text;

describe("PAGE-16 what is written reaches the hat exactly once, whatever is lost", () => {
  test.each(["TOO_FAST", "ASK_AGAIN"])(
    "a pocket that cannot be opened now (%s) is opened a moment later",
    async (code) => {
      const server = new Server();
      server.refusesToOpen = [code, code];
      const { write, pocket } = setUp(server);
      write(one, "one");
      await rest();
      expect([textOf(server, one), pocket.trouble.value]).toEqual(["one", ""]);
      server.refusesToOpen = [code];
      pocket.reconnected();
      write(two, "two");
      await rest();
      expect([textOf(server, two), pocket.unsent.value.size]).toEqual(["two", 0]);
    },
  );

  test("a pocket is taken as soon as its round opens, and items are put in order", async () => {
    const server = new Server();
    const { pocket, write } = setUp(server);
    await rest();
    expect(server.calls).toEqual(["take"]);
    write(one, "first");
    write(two, "second");
    expect([...pocket.unsent.value]).toEqual([one, two]);
    await rest();
    expect([textOf(server, one), textOf(server, two), server.counter]).toEqual(["first", "second", 2]);
    expect(pocket.unsent.value.size).toBe(0);
  });

  test("a normalized item is recognized by its version and not sent again", async () => {
    const server = new Server();
    const { pocket, write } = setUp(server);
    write(one, "  with space around ");
    await rest();
    pocket.reconnected();
    await rest();
    expect([server.calls.filter((call) => call === "put").length, pocket.unsent.value.size]).toEqual([1, 0]);
  });

  test("after a lost answer the pocket is read, and no item is put twice", async () => {
    const server = new Server();
    const { pocket, write } = setUp(server);
    await rest();
    server.loses = 1;
    write(one, "once");
    await rest();
    expect([server.counter, pocket.unsent.value.size]).toEqual([1, 1]);
    pocket.reconnected();
    await rest();
    expect([server.calls.filter((call) => call === "put").length, pocket.unsent.value.size]).toEqual([1, 0]);
  });

  test("a request that is never answered does not block the next link", async () => {
    const server = new Server();
    const { pocket, write } = setUp(server);
    await rest();
    server.isSilent = true;
    write(one, "into the void");
    await rest();
    server.isSilent = false;
    pocket.reconnected();
    await rest();
    expect([textOf(server, one), pocket.unsent.value.size]).toEqual(["into the void", 0]);
  });

  test("waiting items survive a reload of the page", async () => {
    const server = new Server();
    const { memory, write } = setUp(server);
    server.loses = 9;
    write(one, "over a reload");
    await rest();
    server.loses = 0;
    setUp(server, memory);
    await rest();
    expect(textOf(server, one)).toBe("over a reload");
  });

  test("when a round closes, only what did not come out goes into the next", async () => {
    const server = new Server();
    const { pocket, desired, write, see } = setUp(server);
    write(one, "comes out");
    await rest();
    server.pour();
    write(two, "too late");
    see();
    expect([...pocket.unsent.value]).toEqual([two]);
    await rest();
    expect([server.items.has(one), textOf(server, two)]).toEqual([false, "too late"]);
    expect(desired.items.value.map(({ key }) => key)).toEqual([two]);
    expect(desired.own.value).toEqual(["1", "2"]);
  });

  test("items can be removed, and changed before they are sent", async () => {
    const server = new Server();
    const { pocket, desired, write } = setUp(server);
    write(one, "a");
    write(one, "b");
    await rest();
    expect([textOf(server, one), server.counter]).toEqual(["b", 1]);
    desired.remove(one);
    expect([...pocket.unsent.value]).toEqual([one]);
    await rest();
    expect([server.items.size, pocket.unsent.value.size]).toEqual([0, 0]);
  });

  test("a rewording goes with its author's proof, and is settled when the elephant has another wording", async () => {
    const server = new Server();
    server.room = { ...server.room, elephants: new Map([["7", { ...newElephant, id: "7", wording: "w7" }]]) };
    const { desired, see } = setUp(server);
    desired.put({ key: rewordingKey("7"), elephant: "7", rewording: { elephant: "7", text: "new", instead: "w7" } });
    await rest();
    expect(server.items.get(rewordingKey("7"))?.rewording?.text).toBe("new");
    see();
    expect(desired.items.value).toHaveLength(1);
    server.room = { ...server.room, elephants: new Map([["7", { ...newElephant, id: "7", wording: "w8" }]]) };
    see();
    expect(desired.items.value).toEqual([]);
  });

  test("after a command of another tab the pocket is read again", async () => {
    const server = new Server();
    const { pocket, memory, write } = setUp(server);
    await rest();
    setUp(server, memory).write(two, "from the other tab");
    await rest();
    expect(server.counter).toBe(1);
    write(one, "from this tab");
    await rest();
    expect([server.items.size, pocket.unsent.value.size]).toEqual([2, 0]);
  });

  test("a pocket taken elsewhere is reported, and items wait for the next round", async () => {
    const server = new Server();
    server.taken = "somebody else";
    const { pocket, write, see } = setUp(server);
    write(one, "waits");
    await rest();
    expect(pocket.trouble.value).not.toBe("");
    server.pour();
    see();
    await rest();
    expect([textOf(server, one), pocket.trouble.value]).toEqual(["waits", ""]);
  });

  test("items wait in gather", async () => {
    const server = new Server();
    server.room = { ...server.room, stage: Stage.gather };
    const { write, see } = setUp(server);
    write(one, "early");
    await rest();
    expect(server.calls).toEqual(["take"]);
    server.room = { ...server.room, stage: Stage.spot };
    see();
    await rest();
    expect(textOf(server, one)).toBe("early");
  });
});

describe("PAGE-35 what the server could not do is done once it can", () => {
  test.each(["DISK_FULL", "INTERNAL", "MALFORMED"])(
    "a removal that is refused (%s) is not done: it waits, shows why, and is sent again",
    async (code) => {
      const server = new Server();
      const { pocket, desired, write } = setUp(server);
      write(one, "one");
      await rest();
      server.refusesNext = [code, code];
      desired.remove(one);
      await now();
      expect([[...pocket.unsent.value], pocket.refused, server.items.size]).toEqual([[one], 0, 1]);
      expect(pocket.trouble.value).toBe(new Refused({ code: `REFUSAL_CODE_${code}` as never }).message);
      await rest();
      expect([pocket.unsent.value.size, server.items.size, pocket.trouble.value]).toEqual([0, 0, ""]);
    },
  );

  test.each(["DISK_FULL", "INTERNAL"])(
    "an item that is refused (%s) blocks no other and is put again",
    async (code) => {
      const server = new Server();
      const { pocket, write } = setUp(server);
      await rest();
      server.refusesNext = [code];
      write(one, "one");
      write(two, "two");
      await now();
      expect([textOf(server, one), textOf(server, two)]).toEqual([undefined, "two"]);
      expect([[...pocket.unsent.value], pocket.refused, pocket.trouble.value !== ""]).toEqual([[one], 0, true]);
      await rest();
      expect([textOf(server, one), pocket.unsent.value.size, pocket.trouble.value]).toEqual(["one", 0, ""]);
    },
  );

  test.each(["DISK_FULL", "INTERNAL"])(
    "a pocket that is refused (%s) is taken again, less and less often",
    async (code) => {
      const server = new Server();
      server.refusesToOpen = Array(100).fill(code);
      const { pocket, write } = setUp(server);
      write(one, "one");
      await now();
      expect(pocket.trouble.value).not.toBe("");
      await vi.advanceTimersByTimeAsync(60_000);
      const tries = server.calls.length;
      expect([tries > 5, tries < 20]).toEqual([true, true]);
      server.refusesToOpen = [];
      await vi.advanceTimersByTimeAsync(10_000);
      expect([textOf(server, one), pocket.trouble.value]).toEqual(["one", ""]);
    },
  );

  test("the trouble of one round is not shown in the next", async () => {
    const server = new Server();
    server.taken = "somebody else";
    const { pocket, see } = setUp(server);
    await rest();
    expect(pocket.trouble.value).not.toBe("");
    server.room = { ...server.room, round: "0" };
    see();
    await rest();
    expect(pocket.trouble.value).toBe("");
  });
});

describe("PAGE-22 what was typed stays until the room has accepted it", () => {
  test("a refused item stays with its reason, is not sent again unchanged, and counts apart", async () => {
    const server = new Server();
    server.refuses = "TEXT_TOO_LONG";
    const { pocket, desired, write, see } = setUp(server);
    write(one, "too long");
    await rest();
    see();
    await rest();
    expect([desired.items.value.length, pocket.refused, pocket.unsent.value.size]).toEqual([1, 1, 1]);
    expect(pocket.whyNot(one)).toBeTruthy();
    expect(server.calls.filter((call) => call === "put")).toHaveLength(1);
    server.refuses = "";
    write(one, "shorter");
    await rest();
    expect([textOf(server, one), pocket.refused, pocket.whyNot(one)]).toEqual(["shorter", 0, undefined]);
  });
});

describe("PAGE-26 saved means that the open round has everything", () => {
  test("the contents of an earlier round do not count", async () => {
    const server = new Server();
    const { pocket, write } = setUp(server);
    write(one, "in the earlier round");
    await rest();
    expect(pocket.unsent.value.size).toBe(0);
    server.room = { ...server.room, round: "2" };
    server.items.clear();
    server.isSilent = true;
    pocket.reconcile();
    expect([...pocket.unsent.value]).toEqual([one]);
  });
});

describe("PAGE-16 an event that changes no desired item costs little", () => {
  test("stored items are parsed once, and no signal changes", async () => {
    const server = new Server();
    const { write, see, pocket, desired } = setUp(server);
    write(one, "one");
    await rest();
    const parse = vi.spyOn(JSON, "parse");
    const before = [pocket.unsent.value, desired.items.value] as const;
    for (let i = 0; i < 5; i++) see();
    await rest();
    expect(parse).not.toHaveBeenCalled();
    expect(pocket.unsent.value).toBe(before[0]);
    expect(desired.items.value).toBe(before[1]);
    parse.mockRestore();
  });

  test("changes of another tab are read at once", async () => {
    const server = new Server();
    const { write, see, memory } = setUp(server);
    write(one, "one");
    await rest();
    const other = setUp(new Server(), new Memory(memory.code, 1));
    other.write(two, "two");
    see();
    await rest();
    expect([textOf(server, one), textOf(server, two)]).toEqual(["one", "two"]);
  });
});

describe("SEAT-5 a seat that was moved here finds what its pocket holds", () => {
  test("and it can be changed here; elsewhere it would have been removed", async () => {
    const server = new Server();
    const phone = setUp(server);
    phone.write(one, "one");
    await rest();
    const laptop = new Memory(`POCKET${++rooms}`, 1);
    laptop.setSecret("pocket", phone.memory.secret("pocket"));
    laptop.adopts = true;
    const { desired, pocket, write } = setUp(server, laptop);
    await rest();
    expect(desired.items.value.map(({ key, draft }) => [key, draft?.text])).toEqual([[one, "one"]]);
    expect([desired.own.value.length, pocket.unsent.value.size, textOf(server, one)]).toEqual([1, 0, "one"]);
    write(one, "one, said better");
    await rest();
    expect(textOf(server, one)).toBe("one, said better");
    // Once: what is taken back here stays taken back.
    desired.remove(one);
    pocket.reconnected();
    await rest();
    expect([desired.items.value, textOf(server, one)]).toEqual([[], undefined]);
  });
});
