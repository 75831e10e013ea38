// The WebSocket to the phone, which comes back by itself.

const SILENCE_MS = 8_000; // the phone says something every two seconds
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;

export class Link {
  #url;
  #handlers;
  #socket = null;
  #wait = FIRST_WAIT_MS;
  #silence = 0;

  /** @param handlers { state(message), lost(), back(), error(sentence) } */
  constructor(path, handlers) {
    this.#url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`;
    this.#handlers = handlers;
    this.#open();
  }

  /** False if nobody is there to take it. */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #open() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#wait = FIRST_WAIT_MS;
      this.#handlers.back();
      this.#heard(socket);
    });
    socket.addEventListener("message", (event) => {
      this.#heard(socket);
      this.#take(JSON.parse(event.data));
    });
    socket.addEventListener("close", () => this.#closed(socket));
  }

  #take(message) {
    if (message.type === "state") {
      this.#handlers.state(message);
    } else if (message.type === "error") {
      this.#handlers.error(message.detail);
    }
  }

  #heard(socket) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      socket.close();
      this.#closed(socket);
    }, SILENCE_MS);
  }

  async #closed(socket) {
    if (socket !== this.#socket) {
      return;
    }
    this.#socket = null;
    clearTimeout(this.#silence);
    this.#handlers.lost(await reason());
    setTimeout(() => this.#open(), this.#wait);
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
  }
}

/** A refused WebSocket tells a page nothing; a request does. */
async function reason() {
  try {
    const answer = await fetch("/api/v1/state", { cache: "no-store" });
    return answer.status === 401 ? "signed-out" : "lost";
  } catch {
    return "lost";
  }
}
