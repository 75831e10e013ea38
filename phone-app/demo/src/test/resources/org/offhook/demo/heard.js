// Runs in the page before its own scripts: keeps what the page sends to the loudspeaker.
(() => {
  const chunks = [];
  let start = 0; // samples that were forgotten
  let length = 0;
  let current = null;

  window.heard = {
    rate: 0,
    end: () => length,
    /** Samples from one count to another, 16 bits each, in base 64. */
    between(from, to) {
      const samples = new Int16Array(to - from);
      let at = start;
      for (const chunk of chunks) {
        for (let i = 0; i < chunk.length; i++, at++) {
          if (at >= from && at < to) {
            samples[at - from] = Math.round(Math.max(-1, Math.min(1, chunk[i])) * 32767);
          }
        }
      }
      const bytes = new Uint8Array(samples.buffer);
      let text = "";
      for (let i = 0; i < bytes.length; i += 0x8000) {
        text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
      }
      return btoa(text);
    },
    /** Whether there was more than silence since the last forgetting. */
    loud: () => chunks.some((chunk) => chunk.some((sample) => Math.abs(sample) > 0.02)),
    /** Makes room. */
    forget() {
      chunks.length = 0;
      start = length;
    },
  };

  // On the audio thread, where nothing is missed while the page is busy.
  const TAP = `
    class TestTap extends AudioWorkletProcessor {
      constructor() {
        super();
        this.block = new Float32Array(4096);
        this.count = 0;
      }

      process(inputs) {
        const heard = inputs[0][0];
        for (let i = 0; i < 128; i++) {
          this.block[this.count++] = heard ? heard[i] : 0;
        }
        if (this.count === this.block.length) {
          this.port.postMessage(this.block);
          this.count = 0;
        }
        return true;
      }
    }

    registerProcessor("test-tap", TestTap);
  `;

  const addModule = Worklet.prototype.addModule;
  Worklet.prototype.addModule = async function (url) {
    await addModule.call(this, URL.createObjectURL(new Blob([TAP], { type: "text/javascript" })));
    return addModule.call(this, url);
  };

  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (target, ...more) {
    if (target instanceof AudioDestinationNode) {
      const tap = new AudioWorkletNode(this.context, "test-tap", {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: "explicit",
      });
      current = tap;
      tap.port.onmessage = (event) => {
        if (tap !== current) {
          return; // it hears the silence after what was disconnected
        }
        chunks.push(event.data);
        length += event.data.length;
      };
      window.heard.rate = this.context.sampleRate;
      connect.call(this, tap);
    }
    return connect.call(this, target, ...more);
  };
})();
