// From mouse, finger and keyboard to keys of the phone.

const KEYBOARD = new Map([
  ["Enter", "OK"],
  ["Escape", "CANCEL"],
  ["ArrowUp", "UP"],
  ["ArrowDown", "DOWN"],
  ["ArrowLeft", "LEFT"],
  ["ArrowRight", "RIGHT"],
  ["+", "VOL_UP"],
  ["-", "VOL_DOWN"],
  ["m", "MUTE"],
  ["s", "SPEAKER"],
  ["e", "HEADSET"],
  ["o", "HOLD"],
  ["t", "TRANSFER"],
  ["r", "REDIAL"],
  ["v", "MESSAGE"],
]);

/** The phone key of a keyboard event, "HOOK", "HELP", or undefined. */
export function phoneKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return undefined;
  }
  const key = event.key;
  if (/^[0-9*#]$/.test(key)) {
    return key;
  }
  const f = /^F([1-6])$/.exec(key);
  if (f) {
    if (event.shiftKey) {
      return `LINE${f[1]}`;
    }
    return f[1] <= 4 ? `SK${f[1]}` : undefined;
  }
  if (key === "?") {
    return "HELP";
  }
  if (key === "h" || key === "H") {
    return "HOOK";
  }
  return KEYBOARD.get(key) ?? KEYBOARD.get(key.toLowerCase());
}

export class Keys {
  #root;
  #handlers;
  #down = new Map(); // source of the press → key

  /** @param handlers { press(key), release(key), hook(), help() } */
  constructor(root, handlers) {
    this.#root = root;
    this.#handlers = handlers;
    root.addEventListener("pointerdown", (event) => this.#pointerDown(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      root.addEventListener(end, (event) => this.#up(`pointer ${event.pointerId}`));
    }
    // A key that the mouse presses does not take the focus: Enter stays OK.
    root.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("contextmenu", (event) => event.target.closest("[data-key]") && event.preventDefault());
    window.addEventListener("keydown", (event) => this.#keyDown(event));
    window.addEventListener("keyup", (event) => this.#up(`keyboard ${event.code}`));
    window.addEventListener("blur", () => this.releaseAll());
  }

  releaseAll() {
    [...this.#down.keys()].forEach((source) => this.#up(source));
  }

  #pointerDown(event) {
    const button = event.target.closest("[data-key]");
    if (button && event.button === 0) {
      button.setPointerCapture(event.pointerId);
      this.#press(`pointer ${event.pointerId}`, button.dataset.key);
    }
  }

  /** A click without a pointer comes from a screen reader, or from Enter or Space on a key that has the focus. */
  #click(event) {
    const button = event.target.closest("[data-key]");
    if (button && event.detail === 0) {
      this.#handlers.press(button.dataset.key);
      this.#handlers.release(button.dataset.key);
      flash(button);
    }
  }

  #keyDown(event) {
    const focused = document.activeElement;
    if (document.querySelector("dialog[open]")) {
      return;
    }
    const onButton = focused instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ");
    const key = onButton ? undefined : phoneKey(event);
    if (key === undefined || event.repeat) {
      if (key !== undefined) {
        event.preventDefault();
      }
      return;
    }
    event.preventDefault();
    if (key === "HOOK") {
      this.#handlers.hook();
    } else if (key === "HELP") {
      this.#handlers.help();
    } else {
      this.#press(`keyboard ${event.code}`, key);
    }
  }

  #press(source, key) {
    this.#up(source);
    this.#down.set(source, key);
    this.#button(key)?.classList.add("pressed");
    this.#handlers.press(key);
  }

  #up(source) {
    const key = this.#down.get(source);
    if (key !== undefined) {
      this.#down.delete(source);
      this.#button(key)?.classList.remove("pressed");
      this.#handlers.release(key);
    }
  }

  #button(key) {
    return this.#root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }
}

function flash(button) {
  button.classList.add("pressed");
  setTimeout(() => button.classList.remove("pressed"), 120);
}
