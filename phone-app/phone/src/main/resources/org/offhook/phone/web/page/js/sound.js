// The browser as the phone's handset: its loudspeaker always, its microphone while the phone is in use.

const TAKEN = 4001; // close code: another page has the sound
const BACKLOG_BYTES = 16_000;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;

const NO_MICROPHONE = {
  NotAllowedError: "The browser gives no microphone: allow it beside the address. You hear, but are not heard.",
  NotFoundError: "There is no microphone. You hear, but are not heard.",
  insecure: "Browsers give a microphone only to localhost and https addresses. You hear, but are not heard.",
};

export class Sound {
  #view;
  #context = null;
  #socket = null;
  #loudspeaker = null;
  #format = null;
  #microphone = null; // { stream, source, node } or a promise of it
  #wanted = false; // the phone is in use
  #here = false; // the phone has no sound device of its own, it is this page
  #opening = false;
  #elsewhere = false; // another page took the sound, and nobody has touched this one since
  #wait = FIRST_WAIT_MS;
  #plain;

  /** @param view says sentences: { say(sentence), hush(sentence) }; @param plain () → true for headphones */
  constructor(view, plain) {
    this.#view = view;
    this.#plain = plain;
    for (const gesture of ["pointerdown", "keydown"]) {
      window.addEventListener(gesture, () => this.#gesture(), { capture: true });
    }
  }

  /** The phone's state: with handset, speaker or headset in use the microphone is open. */
  show(state) {
    this.#wanted = state.hook === "up" || state.handsFree !== "off";
    if (state.browserSound !== this.#here) {
      this.#here = state.browserSound;
      this.#begin();
    }
    this.#tune();
  }

  /** The phone is there again. The way that its sound took may be dead without a word, as the other one was. */
  back() {
    this.#wait = FIRST_WAIT_MS;
    this.#socket?.close();
    if (this.#context?.state === "running") {
      this.#open();
    }
  }

  #begin() {
    if (!this.#here || this.#context) {
      return;
    }
    this.#context = new AudioContext({ latencyHint: "interactive" });
    this.#context.addEventListener("statechange", () => this.#context.state === "running" && this.#open());
    if (this.#context.state === "running") {
      this.#open();
    }
  }

  /** Browsers let a page sound only after the user has touched it; and who touches this page wants its sound here. */
  #gesture() {
    this.#elsewhere = false;
    if (!this.#context) {
      return;
    }
    if (this.#context.state !== "running") {
      this.#context.resume();
    } else {
      this.#open();
    }
  }

  async #open() {
    if (!this.#here || this.#elsewhere || this.#socket || this.#opening) {
      return;
    }
    this.#opening = true;
    try {
      await this.#context.audioWorklet.addModule("/js/sound-worklet.js");
    } catch {
      return; // the link to the phone says that it is lost, and comes back
    } finally {
      this.#opening = false;
    }
    const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sound`;
    const socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.addEventListener("message", (event) => this.#message(event.data));
    socket.addEventListener("close", (event) => this.#closed(socket, event.code));
  }

  #message(data) {
    if (typeof data === "string") {
      this.#format = JSON.parse(data);
      this.#loudspeaker = new AudioWorkletNode(this.#context, "offhook-loudspeaker", {
        numberOfInputs: 0,
        outputChannelCount: [1],
        processorOptions: this.#format,
      });
      this.#loudspeaker.connect(this.#context.destination);
      this.#view.hush(ELSEWHERE);
      this.#tune();
    } else {
      this.#loudspeaker?.port.postMessage(data, [data]);
    }
  }

  #closed(socket, code) {
    if (socket !== this.#socket) {
      return;
    }
    this.#socket = null;
    this.#loudspeaker?.disconnect();
    this.#loudspeaker = null;
    this.#format = null;
    this.#tune();
    if (code === TAKEN) {
      this.#elsewhere = true;
      this.#view.say(ELSEWHERE);
    } else {
      setTimeout(() => this.#open(), this.#wait);
      this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
    }
  }

  /** Opens or closes the microphone as it is wanted. */
  async #tune() {
    const wanted = this.#wanted && this.#format !== null;
    if (wanted && !this.#microphone) {
      const opening = this.#openMicrophone(this.#format);
      this.#microphone = opening;
      const opened = await opening;
      if (this.#microphone === opening) {
        this.#microphone = opened ?? "refused";
      }
      if (!this.#wanted || this.#format === null) {
        this.#closeMicrophone();
      }
    } else if (!wanted) {
      this.#closeMicrophone();
      this.#forgive();
    }
  }

  #forgive() {
    Object.values(NO_MICROPHONE).forEach((sentence) => this.#view.hush(sentence));
  }

  async #openMicrophone(format) {
    if (!navigator.mediaDevices) {
      this.#view.say(NO_MICROPHONE.insecure);
      return null;
    }
    const clean = !this.#plain();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: clean, noiseSuppression: clean, autoGainControl: clean, channelCount: 1 },
      });
      const source = this.#context.createMediaStreamSource(stream);
      const node = new AudioWorkletNode(this.#context, "offhook-microphone", {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: "explicit",
        processorOptions: format,
      });
      node.port.onmessage = (event) => this.#send(event.data);
      source.connect(node);
      this.#forgive();
      return { stream, source, node };
    } catch (error) {
      this.#view.say(NO_MICROPHONE[error.name] ?? `The microphone does not open: ${error.message}`);
      return null;
    }
  }

  #closeMicrophone() {
    const open = this.#microphone;
    if (open?.stream) {
      open.node.port.postMessage("end");
      open.source.disconnect();
      open.stream.getTracks().forEach((track) => track.stop());
    }
    if (!(open instanceof Promise)) {
      this.#microphone = null;
    }
  }

  #send(frame) {
    const socket = this.#socket;
    if (socket?.readyState === WebSocket.OPEN && socket.bufferedAmount < BACKLOG_BYTES) {
      socket.send(frame);
    }
  }
}

const ELSEWHERE = "The sound of this phone is in another page; press any key here to bring it back.";
