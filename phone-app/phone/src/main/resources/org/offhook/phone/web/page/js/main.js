// The virtual phone: puts display, keys and the link to the phone together.

import { Keys } from "./keys.js";
import { Lcd, loadFont } from "./lcd.js";
import { Link } from "./link.js";
import { Sound } from "./sound.js";
import { View } from "./view.js";

const view = new View(new Lcd(document.getElementById("lcd"), await loadFont("/font-5x8.txt")));
const handset = document.getElementById("handset");
const help = document.getElementById("help");
const headphones = document.getElementById("headphones");
headphones.checked = localStorage.getItem("headphones") === "yes";
headphones.addEventListener("change", () => localStorage.setItem("headphones", headphones.checked ? "yes" : "no"));
const sound = new Sound(view, () => headphones.checked);

const link = new Link("/live", {
  state: (message) => {
    view.show(message);
    sound.show(message);
  },
  back: () => {
    view.connected();
    sound.back();
  },
  lost: (why) => {
    keys.releaseAll();
    view.lost(why);
  },
  error: (sentence) => view.say(sentence),
});

const keys = new Keys(document.getElementById("phone"), {
  press: (key) => link.send({ press: key }),
  release: (key) => link.send({ release: key }),
  hook,
  help: () => help.showModal(),
});

function hook() {
  link.send({ press: handset.getAttribute("aria-pressed") === "true" ? "HOOK_DOWN" : "HOOK_UP" });
}

handset.addEventListener("click", hook);
document.getElementById("help-button").addEventListener("click", () => help.showModal());
help.addEventListener("click", (event) => event.target === help && help.close());
