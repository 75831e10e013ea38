// What the page shows of the phone's state.

const ICONS = [
  "encrypted", "handset", "speaker", "headset", "muted", "on hold", "ringing", "silenced", "missed", "out of service",
];
const FIRST_ICON = 0xe000;
const PATTERNS = { off: "off", steady: "on", slow: "blinking slowly", fast: "blinking fast" };
const LOST = {
  "signed-out": "The phone has a new token: open the address that it printed when it started.",
  lost: "The connection to the phone is lost; trying again …",
};
const QUIET_MS = 400; // a screen that changes faster is read once

export class View {
  #lcd;
  #spoken = document.getElementById("screen-text");
  #handset = document.getElementById("handset");
  #lines = document.getElementById("lines");
  #softKeys = [...document.querySelectorAll(".soft")];
  #hint = document.getElementById("hint-text");
  #notice = document.getElementById("notice");
  #faults = document.getElementById("faults");
  #phone = document.getElementById("phone");
  #speaking = 0;
  #said = "";
  #keys = "";

  constructor(lcd) {
    this.#lcd = lcd;
  }

  show(state) {
    this.#lcd.show(state.screen);
    this.#speak(state.screen);
    this.#hook(state);
    this.#showLines(state);
    state.softKeys.forEach((label, i) => this.#softKey(this.#softKeys[i], label, i + 1));
    lamp(document.getElementById("lamp-message"), state.lamps.message);
    label(document.getElementById("lamp-message"), `Message lamp: ${PATTERNS[state.lamps.message.pattern]}`);
    lamp(document.getElementById("lamp-mute"), state.lamps.mute);
    this.#device("SPEAKER", "lamp-speaker", state.handsFree === "speaker");
    this.#device("HEADSET", "lamp-headset", state.handsFree === "headset");
    pressed(document.querySelector('[data-key="MUTE"]'), state.muted);
    this.#showFaults(state.board.faults);
    this.#title(state);
  }

  connected() {
    Object.values(LOST).forEach((sentence) => this.hush(sentence));
    this.#phone.classList.remove("lost");
  }

  lost(why) {
    this.say(LOST[why]);
    this.#phone.classList.add("lost");
  }

  say(sentence) {
    this.#notice.textContent = sentence;
    this.#notice.hidden = false;
  }

  /** Takes a sentence back, if it is still there. */
  hush(sentence) {
    if (this.#notice.textContent === sentence) {
      this.#notice.hidden = true;
    }
  }

  #hook(state) {
    const up = state.hook === "up";
    pressed(this.#handset, up);
    label(this.#handset, up ? "Handset, lifted: put it down" : "Handset: lift it");
    this.#hint.textContent = hint(state);
  }

  /** Set only when they change: a screen reader reads them once. */
  #showFaults(faults) {
    const text = faults.length === 0 ? "" : ["What does not work of this phone:", ...faults].join("\n");
    if (this.#faults.textContent !== text) {
      this.#faults.textContent = text;
      this.#faults.hidden = text === "";
    }
  }

  #showLines(state) {
    const keys = state.keys.map((key) => key.key).join();
    if (this.#keys !== keys) {
      this.#keys = keys;
      this.#lines.replaceChildren(...state.keys.map(lineKey));
    }
    state.keys.forEach((key, i) => {
      const button = this.#lines.children[i];
      const line = state.lines.find((one) => one.line === key.line);
      button.querySelector("span").textContent = key.label;
      lamp(button.querySelector(".led"), key);
      button.classList.toggle("out", line?.state === "failed" || line?.state === "unregistered");
      label(button, keyWords(key, line));
    });
  }

  #softKey(button, text, number) {
    button.classList.toggle("live", text !== "");
    label(button, text === "" ? `Soft key ${number}` : `Soft key ${number}: ${text}`);
  }

  #device(key, led, on) {
    lamp(document.getElementById(led), { colour: "green", pattern: on ? "steady" : "off" });
    pressed(document.querySelector(`[data-key="${key}"]`), on);
  }

  /** For a screen reader: without the running time, which would never let it finish. */
  #speak(rows) {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      const words = rows.map(words_).filter((row) => row !== "").join("\n");
      const lasting = words.replace(/\d+:\d\d(:\d\d)?/g, "");
      if (lasting !== this.#said) {
        this.#said = lasting;
        this.#spoken.textContent = words;
      }
    }, QUIET_MS);
  }

  #title(state) {
    const name = state.lines[0]?.label ?? "";
    const ringing = state.calls.find((call) => call.state === "ringing");
    document.title = ringing ? `☎ ${ringing.peer.name || ringing.peer.number}` : `${name} OffHook`.trim();
  }
}

function words_(row) {
  return [...row]
    .filter((cell) => cell !== "\0")
    .map((cell) => {
      const icon = ICONS[cell.codePointAt(0) - FIRST_ICON];
      return icon ? ` ${icon} ` : cell;
    })
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function hint(state) {
  if (state.calls.some((call) => call.state === "ringing")) {
    return "It rings: lift the handset to answer.";
  }
  switch (state.activity) {
    case "idle":
      return state.hook === "up" ? "Put the handset down." : "Click the handset to lift it.";
    case "pre-dial":
      return "Lift the handset or press Call.";
    case "dialling":
      return "Dial; # sends.";
    default:
      return state.hook === "up" ? "Click the handset to hang up." : "";
  }
}

function lineWord(pattern) {
  return { off: "idle", steady: "in use", fast: "ringing", slow: "on hold" }[pattern];
}

/** The lamp in words, which colour alone must not tell. */
function keyWords(key, line) {
  switch (key.type) {
    case "blf":
      return `Extension ${key.number}, ${key.label}: ${key.state}`;
    case "speed-dial":
      return `Dial ${key.number}, ${key.label}`;
    default: {
      const works = !line || line.state === "registered" || line.state === "not-wanted";
      return `Line ${key.line}, ${key.label}: ${lineWord(key.pattern)}${works ? "" : `, ${line.reason || line.state}`}`;
    }
  }
}

function lineKey(key) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "key line";
  button.dataset.key = `LINE${key.key}`;
  const name = document.createElement("span");
  const led = document.createElement("em");
  led.className = "led";
  button.append(led, name);
  return button;
}

/** Sets the classes only when they change, so that a blinking lamp keeps its beat. */
function lamp(element, signal) {
  const wanted = signal.pattern === "off" ? "" : `lamp-${signal.colour} lamp-${signal.pattern}`;
  if (element.dataset.lamp !== wanted) {
    element.dataset.lamp = wanted;
    element.classList.remove("lamp-green", "lamp-red", "lamp-steady", "lamp-slow", "lamp-fast");
    if (wanted) {
      element.classList.add(...wanted.split(" "));
    }
  }
}

function label(element, text) {
  if (element.getAttribute("aria-label") !== text) {
    element.setAttribute("aria-label", text);
  }
}

function pressed(element, on) {
  element.setAttribute("aria-pressed", String(on));
}
