package org.offhook.hal.evdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.posix.KernelHeaders;

class EvdevUapiTest {

    private static final Path CODES = Path.of("/usr/include/linux/input-event-codes.h");

    @Test
    void numbersAndPlacesAreThoseOfTheKernelsHeaders(@TempDir Path scratch) throws Exception {
        Map<String, Long> kernel = KernelHeaders.abi(scratch);
        Map<String, Long> ours = new LinkedHashMap<>();
        ours.put("HIDIOCGRDESCSIZE", (long) HidrawUapi.GET_DESCRIPTOR_SIZE);
        ours.put("HIDIOCGRDESC", (long) HidrawUapi.GET_DESCRIPTOR);
        ours.put("HIDIOCGRAWINFO", (long) HidrawUapi.GET_INFO);
        ours.put("HIDIOCGRAWNAME(256)", (long) HidrawUapi.GET_NAME);
        ours.put("HIDIOCGRAWPHYS(256)", (long) HidrawUapi.GET_PHYS);
        ours.put("EVIOCGID", (long) EvdevUapi.GET_ID);
        ours.put("EVIOCGNAME(256)", (long) EvdevUapi.GET_NAME);
        ours.put("EVIOCGPHYS(256)", (long) EvdevUapi.GET_PHYS);
        ours.put("EVIOCGBIT(EV_KEY, KEY_CNT / 8)", (long) EvdevUapi.GET_KEYS_IT_HAS);
        ours.put("EVIOCGKEY(KEY_CNT / 8)", (long) EvdevUapi.GET_KEYS_DOWN);
        ours.put("EVIOCGRAB", (long) EvdevUapi.GRAB);
        ours.put("EVIOCSCLOCKID", (long) EvdevUapi.SET_CLOCK);
        ours.put("sizeof input_event", (long) EvdevUapi.EVENT_BYTES);
        ours.put("input_event.type", (long) EvdevUapi.EVENT_TYPE);
        ours.put("sizeof input_id", (long) EvdevUapi.ID_BYTES);
        ours.put("EV_SYN", (long) EvdevUapi.EV_SYN);
        ours.put("EV_KEY", (long) EvdevUapi.EV_KEY);
        ours.put("SYN_REPORT", (long) EvdevUapi.SYN_REPORT);
        ours.put("SYN_DROPPED", (long) EvdevUapi.SYN_DROPPED);
        ours.put("KEY_CNT", (long) EvdevUapi.KEY_COUNT);
        Map<String, Long> same = new LinkedHashMap<>();
        ours.keySet().forEach(name -> same.put(name, kernel.get(name)));
        assertEquals(same, ours);
    }

    @Test
    void everyNameOfACodeHasTheKernelsNumber() throws Exception {
        assumeTrue(Files.exists(CODES), "SKIPPED: no kernel headers");
        Map<String, Integer> ours = new KeyCodes().all();
        Map<String, Integer> kernels = new TreeMap<>();
        Pattern.compile("#define\\s+(KEY_\\w+)\\s+(0x[0-9a-fA-F]+|\\d+)\\b")
                .matcher(Files.readString(CODES))
                .results()
                .filter(code -> ours.containsKey(code.group(1)))
                .forEach(code -> kernels.put(code.group(1), Integer.decode(code.group(2))));
        kernels.forEach((name, number) -> assertEquals(number, ours.get(name), name));
        assertEquals(true, kernels.size() > 400, "names compared: " + kernels.size());
    }
}
