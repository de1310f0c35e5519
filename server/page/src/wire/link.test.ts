// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ItemJson } from "../gen/elephantboard/v1/service_pb";
import type { Hub } from "./hub";
import { Link } from "./link";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Start = "made" | "refused" | "swallowed";

/** A network between the page and a server. */
class Network {
  isServerThere = true;
  isPlaced = true;
  socket: Start = "made";
  poll: Start = "made";
  /** The connections that the page tried. */
  readonly tried: ("socket" | "poll")[] = [];
  private cut = () => {};

  readonly link = new Link(
    {
      place: () =>
        this.isPlaced ? Promise.resolve({ epoch: "1", sequence: 1 }) : Promise.reject(new Error("NO_ROOM")),
      frame: () => {},
      connected: () => {},
      isServerThere: () => Promise.resolve(this.isServerThere),
    },
    (_, polls) => this.hub(polls),
  );

  /** Ends the connection that is live. */
  async end(): Promise<void> {
    this.cut();
    await vi.advanceTimersByTimeAsync(1_000);
  }

  private hub(polls: boolean): Hub {
    this.tried.push(polls ? "poll" : "socket");
    const start = this.isServerThere ? (polls ? this.poll : this.socket) : "refused";
    return {
      start: () =>
        start === "swallowed"
          ? new Promise(() => {})
          : start === "made"
            ? Promise.resolve()
            : Promise.reject(new Error("403")),
      stop: () => Promise.resolve(),
      watch: (_: unknown, frame: (items: readonly ItemJson[]) => void) => {
        frame([{ heartbeat: {} }]);
        return new Promise<void>((over) => (this.cut = over));
      },
    } as unknown as Hub;
  }
}

async function opened(network: Network, ms = 1_000): Promise<Network> {
  void network.link.run("token");
  await vi.advanceTimersByTimeAsync(ms);
  return network;
}

describe("PAGE-50 where WebSockets are refused the page polls", () => {
  test("after two refused WebSockets, while the server answers", async () => {
    const network = new Network();
    network.socket = "refused";
    await opened(network);
    expect(network.tried).toEqual(["socket", "socket", "poll"]);
    expect([network.link.state.value, network.link.polls.value]).toEqual(["live", true]);
    network.link.stop();
  });

  test("a WebSocket that nobody answers counts as refused after ten seconds", async () => {
    const network = new Network();
    network.socket = "swallowed";
    await opened(network, 21_000);
    expect(network.tried).toEqual(["socket", "socket", "poll"]);
    network.link.stop();
  });

  test("not while the server is away, or does not admit the seat", async () => {
    const network = new Network();
    network.isServerThere = false;
    await opened(network, 20_000);
    network.isServerThere = true;
    network.isPlaced = false;
    network.socket = "refused";
    await vi.advanceTimersByTimeAsync(20_000);
    expect(network.tried).not.toContain("poll");
    network.link.stop();
  });

  test("each new connection tries one WebSocket first, because the network may be another one", async () => {
    const network = new Network();
    network.socket = "refused";
    await opened(network);
    network.tried.length = 0;
    await network.end();
    expect(network.tried).toEqual(["socket", "poll"]);
    network.socket = "made";
    await network.end();
    expect([network.tried.at(-1), network.link.polls.value]).toEqual(["socket", false]);
    network.link.stop();
  });
});

describe("PAGE-51 the page names what keeps it from connecting", () => {
  test("the server, this device, or the network", async () => {
    const network = new Network();
    network.isServerThere = false;
    await opened(network);
    expect(network.link.obstacle.value).toBe("server");
    vi.stubGlobal("navigator", { onLine: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(network.link.obstacle.value).toBe("offline");
    network.isServerThere = true;
    network.socket = network.poll = "refused";
    await vi.advanceTimersByTimeAsync(20_000);
    expect(network.link.obstacle.value).toBe("network");
    network.socket = "made";
    await vi.advanceTimersByTimeAsync(20_000);
    expect([network.link.state.value, network.link.obstacle.value]).toEqual(["live", undefined]);
    network.link.stop();
  });
});
