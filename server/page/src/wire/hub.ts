import { HttpTransportType, type HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
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
import type { Place } from "./values";

/** One connection to the hub. After its end a new one is made. */
export class Hub {
  private readonly connection: HubConnection;
  private readonly token: string;

  constructor(token: string) {
    this.token = token;
    this.connection = new HubConnectionBuilder()
      .withUrl("/hub/v1", { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None)
      .build();
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
