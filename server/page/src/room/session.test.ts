// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandJson } from "../gen/elephantboard/v1/commands_pb";
import type { AnswerJson, ItemJson, RoomLimitsJson } from "../gen/elephantboard/v1/service_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import sentences from "../gen/en.dialogs.json";
import { addSentences, t } from "../t";
import type { Hub } from "../wire/hub";
import { type Seat, Seats } from "./seats";
import { Session } from "./session";
import { emptyRoom } from "./state";

addSentences(sentences);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const seat: Seat = { token: "t2", participant: 2, role: 1, room: "AAECAwQFBgcICQoLDA0ODw==", name: "Ann" };
const room: CheckpointJson = {
  place: { epoch: "5", sequence: 3 },
  state: {
    room: seat.room,
    name: "Deals",
    stage: "STAGE_SPOT",
    round: "77",
    anonymous: true,
    participants: [{ participant: 2, name: "AgICAgICAgICAgIC", role: "ROLE_FACILITATOR" }],
  },
} as const;
const refusal = (code: string) => ({ code: `REFUSAL_CODE_${code}` as never, parameters: {} });

interface Sent {
  readonly command: CommandJson;
  answer(answer: AnswerJson): void;
}

/** A server whose answers come when a test gives them. */
class Server {
  limits: RoomLimitsJson | undefined;
  /** Code with which the checkpoint is refused. */
  refuses: string | undefined;
  readonly sent: Sent[] = [];
  /** Sends a frame on the current watch. */
  frame: (items: readonly ItemJson[]) => void = () => {};
  /** Ends the current watch. */
  cut = () => {};

  fetch(path: string): Promise<unknown> {
    const [ok, body] = !path.endsWith("/checkpoint")
      ? [this.limits !== undefined, this.limits && { limits: this.limits }]
      : this.refuses
        ? [false, refusal(this.refuses)]
        : [true, room];
    return Promise.resolve({ ok, json: () => Promise.resolve(body) });
  }

  readonly connect = () => {
    const silent = () => new Promise<never>(() => {});
    const server = this;
    return {
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      watch: (_: unknown, frame: Server["frame"]) => {
        server.frame = frame;
        return new Promise<void>((over) => (server.cut = over));
      },
      do: (command: CommandJson) =>
        new Promise<AnswerJson>((answer) => server.sent.push({ command, answer: (given) => answer(given) })),
      takePocket: silent,
      keep: silent,
      readPocket: silent,
      here: silent,
    } as unknown as Hub;
  };
}

const rest = () => vi.advanceTimersByTimeAsync(0);

async function setUp(server = new Server()) {
  vi.stubGlobal("fetch", (path: string) => server.fetch(path));
  const seats = new Seats("SESSION");
  seats.take(seat);
  const session = new Session("SESSION", seat, seats, server.connect);
  session.start();
  await rest();
  return { server, session, seats };
}

/** The watch ends, and the next one is greeted. */
async function watchAgain(server: Server, greeting: readonly ItemJson[] = []) {
  server.cut();
  await vi.advanceTimersByTimeAsync(500);
  server.frame([...greeting, { heartbeat: { time: `${Date.now()}` } }]);
}

const announced = () => ({
  live: { pour: { round: "77", at: `${Date.now() + 3_000}`, until: `${Date.now() + 13_000}` } },
});

describe("PAGE-29 limits are those of the server", () => {
  test("they are read again with each watch, and a failed request changes nothing", async () => {
    const { server, session } = await setUp();
    expect(session.limits.value.text).toBe(2_000);
    server.limits = { text: 80 };
    await watchAgain(server);
    expect(session.limits.value.text).toBe(80);
    server.limits = undefined;
    await watchAgain(server);
    expect(session.limits.value.text).toBe(80);
    session.close();
  });
});

describe("PAGE-30 a pour is announced by a countdown", () => {
  test("a greeting without an announcement ends it", async () => {
    const { server, session } = await setUp();
    server.frame([announced()]);
    expect(session.isPourAnnounced).toBe(true);
    await watchAgain(server, [announced()]);
    expect(session.isPourAnnounced).toBe(true);
    await watchAgain(server);
    expect(session.isPourAnnounced).toBe(false);
    session.close();
  });

  test("Reveal has a deadline, and its refusal is not shown if somebody else poured first", async () => {
    const { server, session } = await setUp();
    session.live.countdown.own("77");
    server.frame([announced()]);
    const until = session.live.countdown.until;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(server.sent.map(({ command: { reveal, deadline } }) => [reveal, deadline])).toEqual([
      [{ round: "77" }, `${until}`],
    ]);
    server.sent[0]?.answer({ refusal: refusal("ROUND_CLOSED") });
    await rest();
    expect([session.outbox.waiting.value, session.news.notes.value]).toEqual([0, []]);
    session.close();
  });
});

describe("PAGE-30 a countdown does not depend on this device's clock", () => {
  test("live values in the frame of the first heartbeat are read by the server's time", async () => {
    const { server, session } = await setUp();
    const time = Date.now() - 60_000;
    const pour = { round: "77", at: `${time + 3_000}`, until: `${time + 13_000}` };
    server.frame([{ live: { pour } }, { heartbeat: { time: `${time}` } }]);
    expect(session.live.countdown.left.value).toBe(3);
    session.close();
  });

  test("a server without live values has an empty hat, too", async () => {
    const { server, session } = await setUp();
    server.frame([{ live: { hat: 4 } }]);
    await watchAgain(server);
    expect(session.live.hat.value).toBe(0);
    session.close();
  });
});

describe("PAGE-33 an answer stays until its question is over", () => {
  test("a tab that catches up does not delete the answer of another tab", async () => {
    const { server, session } = await setUp();
    const heartbeat = (sequence: number) => ({
      heartbeat: { time: `${Date.now()}`, head: { epoch: "5", sequence } },
    });
    session.desired.put({ key: "AQ==", round: "88", answer: {} });
    server.frame([heartbeat(4)]);
    // The first page of what this tab missed.
    session.desired.settle({ ...emptyRoom, round: "77" });
    expect(session.desired.items.value).toHaveLength(1);
    server.frame([heartbeat(3)]);
    expect(session.desired.items.value).toEqual([]);
    session.close();
  });
});

describe("PAGE-24 what a browser stores for a seat belongs to that seat", () => {
  const keysOf = (seats: Seats) => seats.take({ ...seat, participant: 9 }).desired.own;

  async function leaving(keepsKeys: boolean) {
    const seated = await setUp();
    seated.session.desired.put({ key: "AA==", elephant: "11", draft: { text: "x" } });
    seated.session.memory.keepsKeys = keepsKeys;
    void seated.session.leave();
    await rest();
    return seated;
  }

  test.each([false, true])("a lost answer to Leave ends like its answer; keys are kept: %s", async (keeps) => {
    const { server, session, seats } = await leaving(keeps);
    server.refuses = "TOKEN";
    session.close();
    const again = await setUp(server).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(500);
    expect([session.ended.value, again === undefined]).toEqual([undefined, false]);
    expect(again?.session.ended.value).toBe("left");
    expect(keysOf(seats)).toEqual(keeps ? ["11"] : []);
  });

  test("a refused Leave ends nothing, and a seat that is removed later has not left", async () => {
    const { server, session } = await leaving(true);
    server.sent[0]?.answer({ refusal: refusal("MALFORMED") });
    await rest();
    expect(session.ended.value).toBeUndefined();
    server.frame([{ bye: { reason: "BYE_REASON_STAY_ENDED" } }]);
    expect(session.ended.value).toBe("removed");
  });

  test("Leave of one tab ends the other as left, and keeps the keys although the other forgets the seat first", async () => {
    const { server, session, seats } = await setUp();
    const other = new Session("SESSION", seat, seats, server.connect);
    other.start();
    await rest();
    session.desired.put({ key: "AA==", elephant: "11", draft: { text: "x" } });
    session.memory.keepsKeys = true;
    void session.leave();
    await rest();
    server.frame([{ bye: { reason: "BYE_REASON_STAY_ENDED" } }]);
    expect(other.ended.value).toBe("left");
    server.sent[0]?.answer({ accepted: { epoch: "5", sequence: 4 } });
    await rest();
    expect([session.ended.value, keysOf(seats)]).toEqual(["left", ["11"]]);
  });

  test("a tab that learns last that another one left has left, too, and was not removed", async () => {
    const { server, session, seats } = await setUp();
    const otherTabChanged = () => dispatchEvent(new StorageEvent("storage", { key: "any" }));
    const other = new Session("SESSION", seat, seats, server.connect);
    other.start();
    await rest();
    void session.leave();
    otherTabChanged();
    await rest();
    server.sent[0]?.answer({ accepted: { epoch: "5", sequence: 4 } });
    await rest();
    otherTabChanged();
    server.frame([{ bye: { reason: "BYE_REASON_STAY_ENDED" } }]);
    expect([session.ended.value, other.ended.value]).toEqual(["left", "left"]);
  });

  test("keys are kept before Leave is sent, and dropped when it is refused", async () => {
    const { server, session } = await leaving(true);
    const kept = () => Object.keys(localStorage).filter((key) => key.includes("/left/"));
    expect(kept()).not.toEqual([]);
    server.sent[0]?.answer({ refusal: refusal("MALFORMED") });
    await rest();
    expect([session.ended.value, kept()]).toEqual([undefined, []]);
    session.close();
  });

  test("a server without the room is asked again, its sentence is shown, and everything is kept", async () => {
    const server = new Server();
    server.refuses = "NO_ROOM";
    const { session, seats } = await setUp(server);
    session.memory.hostLink = "https://board/r/CODE#host=secret";
    session.memory.saveInput("draft/new", { text: "half a thought" });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(session.ended.value).toBeUndefined();
    expect(session.status).toEqual({ kind: "cut", sentence: t("refusal.no_room") });
    expect([seats.now?.token, session.memory.hostLink !== undefined, session.memory.unsavedInput("draft/new")]).toEqual(
      [seat.token, true, { text: "half a thought" }],
    );
    server.refuses = undefined;
    await vi.advanceTimersByTimeAsync(10_000);
    expect([session.ready.value, session.status.kind]).toEqual([true, "saved"]);
    session.close();
  });

  test("an unknown token keeps the keys and the host link for the same name", async () => {
    const { server, session, seats } = await setUp();
    session.memory.hostLink = "https://board/r/CODE#host=secret";
    session.desired.put({ key: "AA==", elephant: "11", draft: { text: "x" } });
    server.frame([{ bye: { reason: "BYE_REASON_REFUSED", refusal: refusal("TOKEN") } }]);
    expect(session.ended.value).toBe("unknown");
    const again = seats.take({ ...seat, participant: 9 });
    expect([again.desired.own, again.hostLink]).toEqual([["11"], "https://board/r/CODE#host=secret"]);
  });
});

describe("REMOVE-4 a removed person may come back", () => {
  test("with the secret that the server recognizes, and with the keys to what they wrote", async () => {
    const { server, session, seats } = await setUp();
    const secret = seats.joinSecret;
    session.desired.put({ key: "AA==", elephant: "11", draft: { text: "x" } });
    session.memory.hostLink = "https://board/r/CODE#host=secret";
    server.frame([{ bye: { reason: "BYE_REASON_STAY_ENDED" } }]);
    expect([session.ended.value, seats.now]).toEqual(["removed", undefined]);
    expect(seats.joinSecret).toEqual(secret);
    const again = seats.take(seat);
    expect([again.desired.own, again.hostLink]).toEqual([["11"], undefined]);
  });
});

describe("SEAT-2 one device has a seat at a time", () => {
  const moved = { reason: "BYE_REASON_STAY_ENDED", refusal: refusal("SEAT_MOVED") } as const;

  test.each([true, false])(
    "the other says so, and forgets the keys only if its person moved it: %s",
    async (isOffered) => {
      const { server, session, seats } = await setUp();
      session.desired.put({ key: "AA==", elephant: "11", draft: { text: "x" } });
      session.memory.isOffered = isOffered;
      server.frame([{ bye: moved }]);
      expect([session.ended.value, seats.now]).toEqual(["moved", undefined]);
      expect(seats.take({ ...seat, participant: 9 }).desired.own).toEqual(isOffered ? [] : ["11"]);
    },
  );

  test("also when it learns that by the answer to a command, or when it is loaded again", async () => {
    const { server, session } = await setUp();
    void session.outbox.do({ bringBack: { elephant: "1" } });
    await rest();
    server.sent[0]?.answer({ refusal: refusal("SEAT_MOVED") });
    await rest();
    expect(session.ended.value).toBe("moved");
    server.refuses = "SEAT_MOVED";
    const again = await setUp(server);
    expect(again.session.ended.value).toBe("moved");
  });
});
