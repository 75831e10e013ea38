package org.offhook.testboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** What is {@code /opt/offhook} on the board: the phone's jars, Java flags, configuration and board profiles. */
final class ProgramFolder {
    private static final Path PHONE = Path.of(System.getProperty("offhook.root", "../.."), "phone-app/phone");

    /** 192.0.2.1 is nobody (RFC 5737), and a handset may lie for long before a number is sent. */
    private static final String CONFIG = """
            version: 1
            accounts:
              - user: "101"
                password: "secret"
                server: 192.0.2.1
            audio:
              device: "null"
            calls:
              interDigitSeconds: 30
            """;

    /** No wire at all but those of the displays. */
    private static final String USB_PROFILE = """
            version: 1
            name: USB phone
            backEnd: cdev
            inputs:
              - {phys: "usb-*", hook: KEY_PHONE}
            displays:
              - hd44780: {bus: 1, address: 0x27, columns: 20, rows: 4, rom: a00}
              - oled: {controller: ssd1306, i2c: {bus: 1, address: 0x3c}}
            """;

    private ProgramFolder() {}

    /** Fills a new folder; the profile is there once for each back end, and one of a USB phone. */
    static Path fill(Path folder) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (Stream<Path> jars =
                Stream.concat(Files.list(PHONE.resolve("target")), Files.list(PHONE.resolve("target/lib")))) {
            for (Path jar :
                    jars.filter(path -> path.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(PHONE.resolve("jvm.options"), folder.resolve("jvm.options"));
        Files.writeString(folder.resolve("phone.yaml"), CONFIG);
        try (InputStream in = ProgramFolder.class.getResourceAsStream("board.yaml")) {
            String profile = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String backEnd : new String[] {"cdev", "pi4j"}) {
                Files.writeString(
                        folder.resolve("board-" + backEnd + ".yaml"),
                        profile.replace("backEnd: cdev", "backEnd: " + backEnd));
            }
        }
        Files.writeString(folder.resolve("board-usb.yaml"), USB_PROFILE);
        return folder;
    }
}
