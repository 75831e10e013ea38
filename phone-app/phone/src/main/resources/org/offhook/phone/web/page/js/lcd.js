// The display: characters of five by eight dots on a canvas, cell by cell as on the glass.

const COLUMNS = 20;
const WIDTH = 5;
const HEIGHT = 8;
const CELL = { x: WIDTH + 1, y: HEIGHT + 1 };
const MARGIN = { x: 3, y: 3 };

/** Reads the character ROM: code point, then eight rows of five bits. */
export async function loadFont(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`the font cannot be had: ${answer.status}`);
  }
  const font = new Map();
  for (const line of (await answer.text()).split("\n")) {
    if (line && !line.startsWith("#")) {
      const [code, ...rows] = line.split(" ").map((number) => parseInt(number, 16));
      font.set(code, rows);
    }
  }
  return font;
}

export class Lcd {
  #canvas;
  #font;
  #rows = ["", "", "", ""];

  constructor(canvas, font) {
    this.#canvas = canvas;
    this.#font = font;
    new ResizeObserver(() => this.#draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw());
  }

  /** Shows rows of cells; an icon is its private code point, the right half of a wide character is U+0000. */
  show(rows) {
    if (rows.join("\n") !== this.#rows.join("\n")) {
      this.#rows = rows;
      this.#draw();
    }
  }

  #draw() {
    const canvas = this.#canvas;
    const scale = window.devicePixelRatio || 1;
    const width = Math.round(canvas.clientWidth * scale);
    const height = Math.round(canvas.clientHeight * scale);
    if (!width || !height) {
      return;
    }
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    const style = getComputedStyle(canvas);
    const dotsWide = 2 * MARGIN.x + COLUMNS * CELL.x - 1;
    const dotsHigh = 2 * MARGIN.y + this.#rows.length * CELL.y - 1;
    // Whole pixels: every dot is as large and as sharp as the next one.
    const pitch = Math.max(1, Math.floor(Math.min(width / dotsWide, height / dotsHigh)));
    const gap = pitch > 2 ? pitch * 0.15 : 0;
    const left = Math.round((width - pitch * (COLUMNS * CELL.x - 1)) / 2);
    const top = Math.round((height - pitch * (this.#rows.length * CELL.y - 1)) / 2);
    const on = style.getPropertyValue("--dot").trim();
    const off = style.getPropertyValue("--glass-off").trim();
    const glass = context.createLinearGradient(0, 0, 0, height);
    glass.addColorStop(0, style.getPropertyValue("--glass-off").trim());
    glass.addColorStop(0.25, style.getPropertyValue("--glass").trim());
    context.fillStyle = glass;
    context.fillRect(0, 0, width, height);
    this.#rows.forEach((row, y) => {
      const cells = [...row];
      for (let x = 0; x < COLUMNS; x++) {
        const code = (cells[x] ?? " ").codePointAt(0);
        const at = { x: left + x * CELL.x * pitch, y: top + y * CELL.y * pitch };
        const known = this.#font.get(code);
        const wide = !known && cells[x + 1] === "\0";
        this.#cell(context, at, pitch, gap, known ?? [0, 0, 0, 0, 0, 0, 0, 0], on, off);
        if (!known && code !== 0) {
          this.#foreign(context, cells[x], at, pitch, wide, on);
        }
      }
    });
  }

  #cell(context, at, pitch, gap, rows, on, off) {
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const lit = (rows[y] >> (WIDTH - 1 - x)) & 1;
        context.fillStyle = lit ? on : off;
        context.fillRect(at.x + x * pitch, at.y + y * pitch, pitch - gap, pitch - gap);
      }
    }
  }

  /** A character that the ROM has not, in the browser's own letters. */
  #foreign(context, character, at, pitch, wide, on) {
    context.fillStyle = on;
    context.font = `${Math.round(pitch * HEIGHT)}px system-ui, sans-serif`;
    context.textBaseline = "alphabetic";
    context.fillText(character, at.x, at.y + pitch * (HEIGHT - 1), pitch * (wide ? 2 * CELL.x - 1 : WIDTH));
  }
}
