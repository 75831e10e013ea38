// Runs on the browser's audio thread: between its clock and rate and the frames of the phone.

const HALF = 16; // taps to either side, in samples of the lower rate
const PHASES = 128;
const BETA = 7;

/** An interpolating windowed-sinc filter whose step may change at every call. */
class Resampler {
  constructor(from, to) {
    this.step = from / to;
    this.half = Math.ceil(HALF * Math.max(1, this.step));
    const taps = 2 * this.half;
    const cut = 0.93 * Math.min(1, 1 / this.step);
    this.taps = taps;
    this.kernel = new Float32Array((PHASES + 1) * taps);
    for (let p = 0; p <= PHASES; p++) {
      let sum = 0;
      for (let k = 0; k < taps; k++) {
        const x = k - (this.half - 1) - p / PHASES;
        const sinc = x === 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
        const edge = x / this.half;
        const value = sinc * bessel0(BETA * Math.sqrt(Math.max(0, 1 - edge * edge)));
        this.kernel[p * taps + k] = value;
        sum += value;
      }
      for (let k = 0; k < taps; k++) {
        this.kernel[p * taps + k] /= sum;
      }
    }
    this.line = new Float32Array(16384);
    this.clear();
  }

  clear() {
    this.held = this.taps - 1;
    this.line.fill(0, 0, this.held);
    this.position = this.half - 1;
  }

  /** Samples of input that so many of output need, beyond those that are held. */
  needed(count, faster) {
    return Math.max(0, Math.floor(this.position + this.step * faster * (count - 1)) + this.half + 1 - this.held);
  }

  /** Outputs that can be had from what is held. */
  possible() {
    return Math.max(0, Math.ceil((this.held - this.half - this.position) / this.step));
  }

  push(samples, from, count) {
    this.line.set(samples.subarray(from, from + count), this.held);
    this.held += count;
  }

  pull(out, count, faster) {
    const step = this.step * faster;
    let at = this.position;
    for (let i = 0; i < count; i++) {
      const whole = Math.floor(at);
      const phase = (at - whole) * PHASES;
      const row = Math.min(PHASES - 1, Math.floor(phase));
      const between = phase - row;
      const left = row * this.taps;
      const right = left + this.taps;
      const from = whole - this.half + 1;
      let sum = 0;
      for (let k = 0; k < this.taps; k++) {
        const a = this.kernel[left + k];
        sum += this.line[from + k] * (a + between * (this.kernel[right + k] - a));
      }
      out[i] = sum;
      at += step;
    }
    const drop = Math.floor(at) - (this.half - 1);
    this.line.copyWithin(0, drop, this.held);
    this.held -= drop;
    this.position = at - drop;
  }
}

function bessel0(x) {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-9 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** How far a value is beyond a bound on either side, or 0. */
function beyond(value, bound) {
  return value > bound ? value - bound : Math.min(0, value + bound);
}

class Ring {
  constructor(capacity) {
    this.samples = new Float32Array(capacity);
    this.written = 0;
    this.taken = 0;
  }

  get size() {
    return this.written - this.taken;
  }

  put(frame) {
    if (this.size + frame.length > this.samples.length) {
      return false;
    }
    for (let i = 0; i < frame.length; i++) {
      this.samples[(this.written + i) % this.samples.length] = frame[i] / 32768;
    }
    this.written += frame.length;
    return true;
  }

  take(out, count) {
    for (let i = 0; i < count; i++) {
      out[i] = this.samples[(this.taken + i) % this.samples.length];
    }
    this.taken += count;
  }
}

const LEAST_S = 0.06;
const MOST_S = 0.2;
const STEP_S = 0.02;
const EXCESS_S = 0.2;
const WATCH_S = 60;
const FASTEST = 0.005;
const CORRECT_WITHIN_S = 10;
const NEAR_ENOUGH_S = 0.012; // so the pitch stands still while the clocks agree
const SMOOTHING_S = 2;

/** The phone's loudspeaker: holds some sound ready and reads a little faster or slower by how much there is. */
class Loudspeaker extends AudioWorkletProcessor {
  constructor(options) {
    super();
    this.rate = options.processorOptions.rate;
    this.frame = options.processorOptions.frame;
    this.resampler = new Resampler(this.rate, sampleRate);
    this.ring = new Ring(this.rate);
    this.input = new Float32Array(4096);
    this.target = LEAST_S * this.rate;
    this.fill = 0;
    this.flowing = false;
    this.spare = Infinity;
    this.watched = 0;
    this.port.onmessage = (event) => this.ring.put(new Int16Array(event.data));
  }

  process(_, outputs) {
    const out = outputs[0][0];
    const there = this.ring.size;
    if (!this.flowing) {
      if (there < this.target) {
        return true;
      }
      this.flowing = true;
      this.ring.taken += Math.floor(there - this.target);
      this.fill = this.target;
      this.resampler.clear();
    }
    if (there > this.target + EXCESS_S * this.rate) {
      this.ring.taken += Math.floor(there - this.target);
      this.fill = this.target;
    }
    // Frames come whole: on average half of one less is there than when it has just come.
    const smooth = this.ring.size + this.frame / 2;
    this.fill += ((smooth - this.fill) * out.length) / (SMOOTHING_S * sampleRate);
    const correction = beyond(this.fill - this.target, NEAR_ENOUGH_S * this.rate) / (CORRECT_WITHIN_S * this.rate);
    const faster = 1 + Math.max(-FASTEST, Math.min(FASTEST, correction));
    const needed = this.resampler.needed(out.length, faster);
    const got = Math.min(needed, this.ring.size);
    this.ring.take(this.input, got);
    this.input.fill(0, got, needed);
    this.resampler.push(this.input, 0, needed);
    this.resampler.pull(out, out.length, faster);
    if (got < needed) {
      this.flowing = false;
      this.target = Math.min(MOST_S * this.rate, this.target + STEP_S * this.rate);
      this.watch();
    } else {
      this.relax(out.length);
    }
    return true;
  }

  /** Holds less again when for a while more was there than was ever needed. */
  relax(count) {
    this.spare = Math.min(this.spare, this.ring.size);
    this.watched += count;
    if (this.watched > WATCH_S * sampleRate) {
      this.target = Math.max(LEAST_S * this.rate, this.target - Math.max(0, this.spare - STEP_S * this.rate) / 2);
      this.watch();
    }
  }

  watch() {
    this.spare = Infinity;
    this.watched = 0;
  }
}

/** The phone's microphone: frames of 16-bit samples at the phone's rate. */
class Microphone extends AudioWorkletProcessor {
  constructor(options) {
    super();
    this.resampler = new Resampler(sampleRate, options.processorOptions.rate);
    this.frame = options.processorOptions.frame;
    this.output = new Float32Array(4096);
    this.pcm = new Int16Array(this.frame);
    this.count = 0;
    this.running = true;
    this.port.onmessage = () => {
      this.running = false;
    };
  }

  process(inputs) {
    const channel = inputs[0][0];
    if (channel) {
      this.resampler.push(channel, 0, channel.length);
      const count = this.resampler.possible();
      this.resampler.pull(this.output, count, 1);
      for (let i = 0; i < count; i++) {
        this.pcm[this.count++] = Math.round(Math.max(-1, Math.min(1, this.output[i])) * 32767);
        if (this.count === this.frame) {
          this.port.postMessage(this.pcm.buffer, [this.pcm.buffer]);
          this.pcm = new Int16Array(this.frame);
          this.count = 0;
        }
      }
    }
    return this.running;
  }
}

registerProcessor("offhook-loudspeaker", Loudspeaker);
registerProcessor("offhook-microphone", Microphone);
