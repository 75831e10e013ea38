package org.offhook.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a Markdown page that a program rewrites, between two comment lines that stay. */
public record MarkedSection(String name) {

    private String begin() {
        return "<!-- " + name + " begin -->";
    }

    private String end() {
        return "<!-- " + name + " end -->";
    }

    /**
     * The page with the section's content replaced; everything outside the two marks stays as it is.
     *
     * @throws IllegalArgumentException if the two marks are not there, once each and in this order
     */
    public String replace(String page, String content) {
        int from = page.indexOf(begin());
        int to = page.indexOf(end());
        boolean once = from == page.lastIndexOf(begin()) && to == page.lastIndexOf(end());
        if (from < 0 || to < from || !once) {
            throw new IllegalArgumentException(
                    "expected one line \"" + begin() + "\" and after it one line \"" + end() + "\"");
        }
        return page.substring(0, from + begin().length()) + "\n" + content.strip() + "\n" + page.substring(to);
    }

    /** Rewrites the section in a file. */
    public void rewrite(Path file, String content) throws IOException {
        String page = Files.readString(file);
        try {
            Files.writeString(file, replace(page, content));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
