package org.offhook.testkit;

/** A program of others that a test may run against. */
public enum Peer {
    /** Asterisk 22, unpacked by {@code ./offhook test --install} into the cache folder. */
    ASTERISK("asterisk"),
    /** baresip 1.0 or newer with its loadable modules. */
    BARESIP("baresip"),
    /** The command line phone of Linphone 5.1 or newer. */
    LINPHONE("linphone"),
    /** SIPp 3.6 or newer. */
    SIPP("sipp"),
    /** PulseAudio with {@code pactl} and {@code pacat}. */
    PULSEAUDIO("pulseaudio"),
    /** alsa-lib with its plug-in that plays to PulseAudio. */
    ALSA_PULSE("alsa-pulse"),
    /** The speech synthesiser espeak-ng. */
    ESPEAK("espeak-ng"),
    /** ffmpeg, which knows many codecs. */
    FFMPEG("ffmpeg"),
    /** The web browser Chromium. */
    CHROMIUM("chromium"),
    /** QEMU for arm64, and what assembles a board for it: cross compiler, mmdebstrap, tools of file systems. */
    QEMU_BOARD("qemu-board"),
    /** systemd-analyze and systemctl of systemd 252 or newer; nothing of it need run. */
    SYSTEMD("systemd");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /** The name under which {@code ./offhook test} lists it. */
    public String title() {
        return title;
    }
}
