package org.offhook.phone.web;

import java.time.InstantSource;
import java.util.Optional;
import org.offhook.audio.pcm.BrowserPcmDevice;
import org.offhook.audio.pcm.PcmDevices;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;

/**
 * Runs a virtual phone without a network, to look at the page: start it, open the address that it prints. What the
 * microphone hears comes back from the loudspeaker. {@code i} and Enter lets it ring.
 */
final class WebPhoneToTry {

    private WebPhoneToTry() {}

    public static void main(String[] args) throws Exception {
        FakePhone phone = new FakePhone();
        AccessToken token = args.length > 1 ? AccessToken.of(args[1]) : AccessToken.fresh();
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        BrowserPcmDevice sound = (BrowserPcmDevice) PcmDevices.create(new PcmSpec.Browser(), PcmFormat.of(16000, 20));
        WebServer server =
                WebServer.start(WebSettings.loopback(port, token), phone, Optional.of(sound), InstantSource.system());
        System.out.println(server.signInUrl());
        Thread.ofPlatform().daemon().start(() -> echo(sound));
        while (true) {
            int key = System.in.read();
            switch (key) {
                case 'i' -> phone.arrives("Bob Builder", "0301234567");
                case -1 -> Thread.currentThread().join();
                default -> {}
            }
        }
    }

    private static void echo(BrowserPcmDevice sound) {
        try {
            sound.open();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        short[] period = new short[sound.format().periodFrames()];
        while (true) {
            sound.read(period);
            sound.write(period);
        }
    }
}
