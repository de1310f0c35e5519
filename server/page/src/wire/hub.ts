import type { HubConnection } from "@microsoft/signalr";
import type { CommandJson, PocketCommandJson } from "../gen/elephantboard/v1/commands_pb";
import type {
  AnswerJson,
  HereRequestJson,
  ItemJson,
  KeptJson,
  ReadPocketRequestJson,
  ReadPocketResponseJson,
  TakePocketRequestJson,
} from "../gen/elephantboard/v1/service_pb";
import { padded } from "./pad";
import { overSocket } from "./socket";
import type { Place } from "./values";

const ADDRESS = "/hub/v1";

/** Connects to the hub over a WebSocket, or by polling where the network refuses WebSockets. */
export async function connectHub(token: string, polls: boolean): Promise<Hub> {
  if (!polls) return new Hub(token, overSocket(ADDRESS));
  const { byPolling } = await import("./polling");
  return new Hub(token, byPolling(ADDRESS));
}

/** One connection to the hub. After its end a new one is made. */
export class Hub {
  constructor(
    private readonly token: string,
    private readonly connection: HubConnection,
  ) {
    // The heartbeat shows whether the link works. This closes a connection that is surely dead.
    this.connection.serverTimeoutInMilliseconds = 40_000;
  }

  start(): Promise<void> {
    return this.connection.start();
  }

  stop(): Promise<void> {
    return this.connection.stop();
  }

  /** Receives the frames after a place. Resolves when the watch or the connection ends. */
  async watch(after: Place, frame: (items: readonly ItemJson[]) => void): Promise<void> {
    this.connection.on("Frame", frame);
    try {
      await this.connection.invoke("Watch", this.token, { after });
    } catch {
      // The connection has ended.
    } finally {
      this.connection.off("Frame", frame);
    }
  }

  do(command: CommandJson): Promise<AnswerJson> {
    return this.connection.invoke("Do", this.token, command);
  }

  here(request: HereRequestJson): Promise<void> {
    return this.connection.send("Here", this.token, request);
  }

  takePocket(request: TakePocketRequestJson): Promise<KeptJson> {
    return this.connection.invoke("TakePocket", this.token, padded(request));
  }

  keep(command: PocketCommandJson): Promise<KeptJson> {
    return this.connection.invoke("Keep", this.token, command);
  }

  readPocket(request: ReadPocketRequestJson): Promise<ReadPocketResponseJson> {
    return this.connection.invoke("ReadPocket", this.token, padded(request));
  }
}
