package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power is cut in the middle of writing a configuration. The data disk is so slow that a write takes seconds; what
 * is on it then is what a power cut leaves. It is looked at while the board stands still, and at last the power is cut
 * for good, and the fleet server is away when it comes back.
 */
class PowerCutIT {
    /** Bytes a second that the data disk takes. */
    private static final long SLOW = 16_384;

    private static final int CUTS = 2;

    @TempDir
    Path folder;

    @Test
    void aPowerCutInTheMiddleOfAConfigurationsWriteLeavesAGoodOne() throws IOException {
        try (EmulatedDevice device = new EmulatedDevice(folder, Path.of("target", "power-cut"))) {
            device.host().label("Cut 0");
            device.switchOn(SLOW);
            for (int cut = 1; cut <= CUTS; cut++) {
                handOut(device, "Cut " + (cut - 1), "Cut " + cut);
                StoredOnDisk.awaitWrite(device.board(), "Cut " + cut, cut - 1);
                Path image = folder.resolve("cut.img");
                device.board().standStill(() -> StoredOnDisk.copy(device.data(), image));
                String newest = StoredOnDisk.newestLabel(image, folder.resolve("cut-" + cut));
                EmulatedDevice.said("cut " + cut + ": the newest good configuration is " + newest);
                assertTrue(newest.equals("Cut " + cut) || newest.equals("Cut " + (cut - 1)), newest);
            }
            handOut(device, "Cut " + CUTS, "Last");
            StoredOnDisk.awaitWrite(device.board(), "Last", 0);
            device.cutPower();
            device.host().fleetIsAway();
            EmulatedDevice.said("power cut");
            device.switchOn(0);
            device.awaitRegistered();
            List<String> shown = device.hand()
                    .display()
                    .await(
                            "the label of a good configuration",
                            Duration.ofSeconds(20),
                            line -> line.startsWith("Last") || line.startsWith("Cut " + CUTS));
            EmulatedDevice.said("on the display: " + shown);
            assertEquals(
                    "",
                    device.board()
                            .output("systemctl --failed --no-legend --no-pager")
                            .strip());
            device.hand().dial("600");
            device.hand().hangUp();
        }
    }

    /** When one configuration is on the disk, the phone is started again and gets the next. */
    private static void handOut(EmulatedDevice device, String stored, String next) throws IOException {
        device.board()
                .output(
                        "until grep -qs '" + stored
                                + "' /data/offhook/config-[ab] && [ ! -e /data/offhook/config-new ];"
                                + " do sleep 0.5; done; sync",
                        PhoneService.LIMIT);
        device.host().label(next);
        device.board().output("kill -9 " + device.phone().process());
    }
}
