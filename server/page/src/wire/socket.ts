import { HubConnection, JsonHubProtocol, NullLogger } from "@microsoft/signalr";

/** What a hub connection needs of the connection below it. */
interface Connection {
  readonly features: object;
  readonly baseUrl: string;
  onreceive: ((data: string) => void) | null;
  onclose: ((error?: Error) => void) | null;
  start(): Promise<void>;
  send(data: string): Promise<void>;
  stop(error?: Error): Promise<void>;
}

/** How the builder of the package makes a hub connection. Its declaration leaves the function out. */
const { create } = HubConnection as unknown as {
  create(connection: Connection, logger: NullLogger, protocol: JsonHubProtocol): HubConnection;
};

/** Returns a connection to the hub over a WebSocket, without the negotiation and the other transports of the package's builder. */
export function overSocket(address: string): HubConnection {
  return create(new SocketConnection(address), NullLogger.instance, new JsonHubProtocol());
}

class SocketConnection implements Connection {
  readonly features = {};
  readonly baseUrl: string;
  onreceive: ((data: string) => void) | null = null;
  onclose: ((error?: Error) => void) | null = null;
  private socket: WebSocket | undefined;
  private failed: (error: Error) => void = () => {};

  constructor(address: string) {
    const url = new URL(address, document.baseURI);
    url.protocol = url.protocol.replace("http", "ws");
    this.baseUrl = url.href;
  }

  start(): Promise<void> {
    return new Promise((opened, failed) => {
      this.failed = failed;
      this.socket = new WebSocket(this.baseUrl);
      this.socket.onopen = () => opened();
      this.socket.onclose = () => this.close(new Error("The WebSocket was closed."));
      this.socket.onmessage = ({ data }) => this.receive(data);
    });
  }

  send(data: string): Promise<void> {
    if (this.socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Error("The WebSocket is not open."));
    this.socket.send(data);
    return Promise.resolve();
  }

  stop(error?: Error): Promise<void> {
    this.close(error);
    return Promise.resolve();
  }

  private receive(data: string): void {
    try {
      this.onreceive?.(data);
    } catch (error) {
      this.close(error as Error);
    }
  }

  /** Does not wait for the other side, which may be gone. */
  private close(error?: Error): void {
    const { socket } = this;
    if (!socket) return;
    this.socket = undefined;
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close();
    this.failed(error ?? new Error("The connection was stopped."));
    this.onclose?.(error);
  }
}
