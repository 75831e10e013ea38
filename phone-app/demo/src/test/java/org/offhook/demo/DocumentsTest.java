package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at is there. */
class DocumentsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "../..").normalize();
    private static final Pattern LINK = Pattern.compile("(?:]\\(|(?:src|href)=\")([^)\"\\s]+)[)\"]");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [A-Z]\\d+ \\| ([^|]+) \\| ([^|]*)\\|");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> all = new ArrayList<>(
                    docs.filter(file -> file.toString().endsWith(".md")).toList());
            all.add(ROOT.resolve("README.md"));
            return all;
        }
    }

    /** Names of the classes that are tests, in the whole tree. */
    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void everyLinkWithinTheRepositoryLeadsSomewhere() throws IOException {
        Set<String> dead = new TreeSet<>();
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                String target = links.group(1).replaceFirst("#.*", "");
                boolean elsewhere = target.isEmpty() || target.contains(":");
                if (!elsewhere && !Files.exists(document.resolveSibling(target))) {
                    dead.add(ROOT.relativize(document) + ": " + target);
                }
            }
        }
        assertEquals(Set.of(), dead);
    }

    @Test
    void everyFeatureNamesTestsThatExist() throws IOException {
        Set<String> tests = tests();
        Set<String> wrong = new TreeSet<>();
        Matcher rows = ROW.matcher(Files.readString(ROOT.resolve("docs/features.md")));
        int count = 0;
        while (rows.find()) {
            count++;
            String proof = rows.group(2).strip();
            if (rows.group(1).equals("works") && proof.isEmpty()) {
                wrong.add("nothing proves " + rows.group());
            }
            Stream.of(proof.split(", "))
                    .filter(name -> !name.isEmpty() && !tests.contains(name))
                    .forEach(wrong::add);
        }
        assertEquals(Set.of(), wrong);
        assertFalse(count < 70, "only " + count + " rows were found");
    }
}
