package org.offhook.provisioning.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.LayeredConfig;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;
import org.offhook.provisioning.config.tree.Problem;
import org.offhook.provisioning.config.tree.Problems;
import org.offhook.provisioning.config.tree.SourceText;
import org.offhook.provisioning.config.tree.YamlTree;

/**
 * Reads a folder once: {@code common.yaml}, {@code sites/NAME.yaml}, {@code models/NAME.yaml} and for each phone
 * {@code devices/MAC.yaml}, which names its site and model. In problems and origins files are called as seen from
 * the folder. For one thread and one reading.
 */
final class FleetFolder {

    private static final String COMMON = "common.yaml";
    private static final String DEVICES = "devices";
    private static final String ENDING = ".yaml";

    /** The field of a device file that chooses a layer, and the folder of those layers. */
    private static final Map<String, String> CHOICES = Map.of("site", "sites", "model", "models");

    private final Path folder;
    private final Map<String, Optional<Node>> trees = new HashMap<>();
    private final Map<String, List<Problem>> unreadable = new HashMap<>();
    private final Set<Problem> problems =
            new TreeSet<>(Problem.BY_PLACE.thenComparing(Problem::field).thenComparing(Problem::sentence));
    private final Set<Path> files = new LinkedHashSet<>();

    private FleetFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads everything. Blocks.
     *
     * @throws IOException if the folder itself cannot be read
     */
    static Fleet read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is not a folder");
        }
        return new FleetFolder(folder).read();
    }

    private Fleet read() throws IOException {
        SortedMap<MacAddress, Rendering> phones = new TreeMap<>(Comparator.comparing(MacAddress::hex));
        Map<MacAddress, String> names = new HashMap<>();
        for (String file : list(DEVICES)) {
            String name = file.substring(DEVICES.length() + 1, file.length() - ENDING.length());
            Optional<MacAddress> mac = MacAddress.parse(name);
            if (mac.isEmpty()) {
                problems.add(problem(
                        Place.of(file),
                        "is not named by the hardware address of a phone, such as " + "001a2b3c4d5e.yaml"));
                continue;
            }
            String other = names.putIfAbsent(mac.get(), file);
            if (other != null) {
                Problem twice = problem(Place.of(file), "is the same phone as " + other + "; keep one of them");
                problems.add(twice);
                phones.put(mac.get(), new Rendering.Wrong(List.of(twice)));
                continue;
            }
            phones.put(mac.get(), render(file));
        }
        // Layers that no phone uses yet may be wrong all the same.
        for (String choice : CHOICES.values()) {
            list(choice).forEach(this::tree);
        }
        findStrays();
        Optional<Tokens> tokens = tokens();
        unreadable.values().forEach(problems::addAll);
        return new Fleet(phones, tokens, List.copyOf(problems), Set.copyOf(files));
    }

    private Rendering render(String device) {
        List<Problem> found = new ArrayList<>();
        List<Node> layers = new ArrayList<>();
        if (Files.exists(folder.resolve(COMMON))) {
            layer(COMMON, layers, found);
        }
        Optional<Node> own = tree(device);
        if (own.isPresent() && own.get() instanceof Node.Mapping mapping) {
            for (String choice : List.of("site", "model")) {
                mapping.find(choice).ifPresent(value -> chosen(choice, value, layers, found));
            }
            layers.add(new Node.Mapping(
                    mapping.place(),
                    mapping.entries().stream()
                            .filter(entry -> !CHOICES.containsKey(entry.name()))
                            .toList()));
        } else {
            layer(device, layers, found);
        }
        if (found.isEmpty()) {
            try {
                return Rendering.Ready.of(LayeredConfig.of(layers, folder));
            } catch (ConfigException e) {
                found.addAll(e.problems());
            }
        }
        problems.addAll(found);
        return new Rendering.Wrong(List.copyOf(found));
    }

    private void chosen(String choice, Node value, List<Node> layers, List<Problem> found) {
        String kind = CHOICES.get(choice);
        List<String> known = list(kind);
        String file = value instanceof Node.Scalar scalar ? kind + "/" + scalar.text() + ENDING : "";
        if (known.contains(file)) {
            layer(file, layers, found);
            return;
        }
        String named = value instanceof Node.Scalar scalar ? Problem.quote(scalar.text()) : value.kind();
        String there = known.isEmpty() ? "there are none" : "there are " + String.join(", ", known);
        found.add(new Problem(
                value.place().file(),
                value.place().line(),
                value.place().column(),
                choice,
                named + " is not a file in " + kind + "; " + there));
    }

    private void layer(String file, List<Node> layers, List<Problem> found) {
        tree(file).ifPresent(layers::add);
        found.addAll(unreadable.getOrDefault(file, List.of()));
    }

    /** The tree of a file, read once; without one there is an entry in {@link #unreadable}. */
    private Optional<Node> tree(String file) {
        Optional<Node> known = trees.get(file);
        if (known == null) {
            Problems wrong = new Problems();
            known = text(file, wrong).flatMap(text -> YamlTree.read(file, text, wrong));
            if (!wrong.isEmpty()) {
                unreadable.put(file, wrong.sorted());
                known = Optional.empty();
            }
            known.ifPresent(this::noteFiles);
            trees.put(file, known);
        }
        return known;
    }

    /** Remembers the password files that a layer names. */
    private void noteFiles(Node node) {
        switch (node) {
            case Node.Scalar _ -> {}
            case Node.Sequence list -> list.items().forEach(this::noteFiles);
            case Node.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    if (entry.name().equals("passwordFile") && entry.value() instanceof Node.Scalar name) {
                        try {
                            files.add(folder.resolve(name.text()));
                        } catch (InvalidPathException e) {
                            return; // Reported when the file is asked for its password.
                        }
                    }
                    noteFiles(entry.value());
                });
        }
    }

    /** A file that looks like a layer but is none is a mistake that nobody would find. */
    private void findStrays() {
        for (String inside : List.of("", "sites", "models", DEVICES)) {
            for (String file : names(inside)) {
                boolean root = inside.isEmpty();
                if (file.endsWith(".yml")) {
                    problems.add(problem(Place.of(file), "is not read; rename it to end with .yaml"));
                } else if (root && file.endsWith(ENDING) && !file.equals(COMMON) && !file.equals(Tokens.FILE)) {
                    problems.add(problem(
                            Place.of(file),
                            "is not read; layers are common.yaml and the files in sites, models and devices"));
                }
            }
        }
    }

    private Optional<String> text(String file, Problems wrong) {
        Problems ofFile = new Problems();
        Optional<String> text = SourceText.read(folder.resolve(file), ofFile);
        // The reader calls the file by its whole path.
        ofFile.sorted().forEach(p -> wrong.add(new Place(file, p.line(), p.column()), p.field(), p.sentence()));
        return text;
    }

    private Optional<Tokens> tokens() {
        if (!Files.exists(folder.resolve(Tokens.FILE))) {
            return Optional.of(Tokens.none());
        }
        Problems wrong = new Problems();
        Optional<Tokens> tokens = tree(Tokens.FILE).map(root -> Tokens.read(root, wrong));
        problems.addAll(wrong.sorted());
        return wrong.isEmpty() ? tokens : Optional.empty();
    }

    /** YAML files of a folder within this one. */
    private List<String> list(String inside) {
        return names(inside).stream().filter(name -> name.endsWith(ENDING)).toList();
    }

    /** Files of a folder within this one, sorted; hidden ones left out. */
    private List<String> names(String inside) {
        Path path = folder.resolve(inside);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(path)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .map(name -> inside.isEmpty() ? name : inside + "/" + name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(problem(Place.of(inside), "cannot be read: " + e.getMessage()));
            return List.of();
        }
    }

    private static Problem problem(Place place, String sentence) {
        return new Problem(place.file(), place.line(), place.column(), "", sentence);
    }
}
