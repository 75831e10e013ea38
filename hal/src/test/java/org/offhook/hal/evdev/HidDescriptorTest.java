package org.offhook.hal.evdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HidDescriptorTest {

    private static final int HOOK = 0x0B0020;

    private static List<HidField> inputs(String descriptor) {
        return HidDescriptor.inputs(HexFormat.of().parseHex(descriptor));
    }

    @Test
    void fieldsOfSeveralReportsAreFoundBehindTheirNumbers() {
        List<HidField> fields = inputs(
                "050b0905a101" // telephony, headset
                        + "8502" + "15002501750195010920" + "8122" // report 2: hook
                        + "092f" + "8106" // mute, relative
                        + "9506" + "8103" // filling
                        + "850395017508" + "26ff00050c09e9" + "8102" + "c0"); // report 3: volume, a byte
        assertEquals(
                List.of(
                        new HidField(2, 0, 1, List.of(HOOK), false, 0, false),
                        new HidField(2, 1, 1, List.of(0x0B002F), false, 0, true),
                        new HidField(3, 0, 8, List.of(0x0C00E9), false, 0, false)),
                fields);
    }

    @Test
    void arrayTellsWhichOfItsUsagesIsOn() {
        HidField keys =
                inputs("050b0906a101" + "1501250c19b029bb75089501" + "8100c0").getFirst();
        assertEquals(12, keys.usages().size());
        assertEquals(0x0B00B5, keys.on(new byte[] {6}, 0, 1));
        assertEquals(-1, keys.on(new byte[] {0}, 0, 1));
        assertEquals(-1, keys.on(new byte[] {13}, 0, 1));
        assertEquals(-1, keys.on(new byte[] {6}, 0, 0), "a report that is too short");
    }

    @Test
    void pagesArePushedPoppedAndGivenByLongUsages() {
        List<HidField> fields =
                inputs("050ba101" + "150025017501950109" + "20" + "a4" + "050c" + "8122" // the hook's page
                        + "b4" + "0b20000b00" + "8122" + "c0");
        assertEquals(List.of(HOOK), fields.get(0).usages());
        assertEquals(List.of(HOOK), fields.get(1).usages());
        assertEquals(1, fields.get(1).bit());
    }

    @Test
    void whatIsBrokenEndsTheReading() {
        assertEquals(
                1, inputs("050b15002501750195010920" + "8122" + "0501" + "27").size());
        assertEquals(0, inputs("050b0920" + "7508" + "97ffffff7f" + "8102").size(), "more bits than any report");
    }

    @Property(tries = 500)
    void anythingAtAllIsRead(@ForAll @Size(max = 200) byte[] descriptor, @ForAll @Size(max = 20) byte[] report) {
        for (HidField field : HidDescriptor.inputs(descriptor)) {
            int on = field.on(report, 0, report.length);
            assertTrue(on == -1 || field.usages().contains(on));
        }
    }
}
