package org.offhook.phone.core.menu;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.offhook.phone.core.user.Setting;

/** The time zones of the IANA data base, by part of the world and city. */
final class TimeZones {

    private static final List<String> PARTS =
            List.of("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");

    private static final List<Node.Entry> ALL = all();

    private TimeZones() {}

    static List<Node.Entry> entries() {
        return ALL;
    }

    private static List<Node.Entry> all() {
        List<String> names = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        List<Node.Entry> entries = new ArrayList<>();
        for (String part : PARTS) {
            List<Node.Option> cities = names.stream()
                    .filter(name -> name.startsWith(part + "/"))
                    .map(name -> new Node.Option(city(name.substring(part.length() + 1)), name))
                    .toList();
            entries.add(new Node.Entry(entries.size() + 1, choice(part, cities)));
        }
        entries.add(new Node.Entry(0, choice("UTC", List.of(new Node.Option(new Label.Named("UTC"), "UTC")))));
        return List.copyOf(entries);
    }

    private static Node choice(String part, List<Node.Option> options) {
        return new Node.Choice(new Label.Named(part), Setting.TIME_ZONE, options);
    }

    /** {@code Argentina/Buenos_Aires} is Buenos Aires, Argentina: the city is what people look for. */
    private static Label city(String name) {
        String[] parts = name.replace('_', ' ').split("/", 2);
        return new Label.Named(parts.length == 1 ? parts[0] : parts[1] + ", " + parts[0]);
    }
}
