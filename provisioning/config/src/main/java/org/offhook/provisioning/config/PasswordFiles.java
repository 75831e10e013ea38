package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.tree.Problem.quote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.provisioning.config.schema.Values;
import org.offhook.provisioning.config.tree.Place;
import org.offhook.provisioning.config.tree.Problem;
import org.offhook.provisioning.config.tree.Problems;
import org.offhook.provisioning.config.tree.SourceText;

/**
 * Finds the password of each account, in the configuration or in the file that it names. A
 * configuration that came over the network has no folder and may name none: it could read any file.
 */
final class PasswordFiles {

    private static final int LONGEST = 128;

    private final Optional<Path> folder;
    private final Problems problems;

    /**
     * @param folder what relative names are relative to; empty if files are out of bounds
     */
    PasswordFiles(Optional<Path> folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** One for each account, in order; an empty one where there is none or a problem was added. */
    List<Secret> read(List<Values> accounts) {
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            Values account = accounts.get(i);
            Optional<String> file = account.optionalText("passwordFile");
            String field = "accounts[" + i + "].passwordFile";
            if (file.isPresent() && !problems.names(field)) {
                secrets.add(new Secret(read(file.get(), account.place("passwordFile"), field)));
            } else {
                secrets.add(new Secret(account.optionalText("password").orElse("")));
            }
        }
        return secrets;
    }

    private String read(String name, Place place, String field) {
        if (folder.isEmpty()) {
            return refuse(place, field, "only a configuration that is a file itself can name another file");
        }
        Path file;
        try {
            file = folder.get().resolve(name);
        } catch (InvalidPathException e) {
            return refuse(place, field, quote(name) + " is not a file name");
        }
        if (readableByAll(file)) {
            return refuse(place, field, quote(name) + " is open to every user; take that away with chmod o-rwx");
        }
        Problems ofFile = new Problems();
        Optional<String> text = SourceText.read(file, ofFile);
        for (Problem problem : ofFile.sorted()) {
            problems.add(place, field, quote(name) + ": " + problem.sentence());
        }
        return text.map(content -> password(content, name, place, field)).orElse("");
    }

    private String password(String content, String name, Place place, String field) {
        String password = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
        password = password.endsWith("\r") ? password.substring(0, password.length() - 1) : password;
        if (password.isEmpty()) {
            return refuse(place, field, quote(name) + " is empty");
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            return refuse(place, field, quote(name) + " must hold the password on its only line, and nothing else");
        }
        if (password.length() > LONGEST) {
            return refuse(
                    place, field, "the password in " + quote(name) + " is longer than " + LONGEST + " characters");
        }
        return password;
    }

    private static boolean readableByAll(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private String refuse(Place place, String field, String sentence) {
        problems.add(place, field, sentence);
        return "";
    }
}
