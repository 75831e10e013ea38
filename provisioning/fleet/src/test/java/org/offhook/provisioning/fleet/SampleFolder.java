package org.offhook.provisioning.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.offhook.provisioning.config.MacAddress;

/** A small fleet: two phones in Berlin, one of them on a model of its own. */
final class SampleFolder {

    static final MacAddress RECEPTION = new MacAddress("001a2b3c4d5e");
    static final MacAddress WORKSHOP = new MacAddress("001a2b3c4d5f");
    static final String TOKEN = "reception-token-never-seen";
    static final String OTHER_TOKEN = "workshop-token-never-seen";

    private final Path folder;

    SampleFolder(Path folder) throws IOException {
        this.folder = folder;
        write("common.yaml", """
                version: 1
                accounts:
                  - server: pbx.example.com
                    transport: tls
                log:
                  level: warn
                """);
        write("sites/berlin.yaml", """
                phone:
                  timeZone: Europe/Berlin
                  country: de
                """);
        write("models/rotary.yaml", """
                calls:
                  interDigitSeconds: 8
                """);
        write("devices/001a2b3c4d5e.yaml", """
                site: berlin
                phone:
                  name: Reception
                accounts:
                  - user: 201
                    password: word-never-seen
                """);
        write("devices/00-1A-2B-3C-4D-5F.yaml", """
                site: berlin
                model: rotary
                accounts:
                  - user: 202
                    password: word-never-seen
                """);
        write("tokens.yaml", Tokens.line(RECEPTION, TOKEN) + "\n" + Tokens.line(WORKSHOP, OTHER_TOKEN) + "\n");
    }

    Path path() {
        return folder;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }
}
