package org.offhook.provisioning.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.schema.Checker;
import org.offhook.provisioning.config.schema.Values;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Problems;
import org.offhook.provisioning.config.tree.SourceText;
import org.offhook.provisioning.config.tree.YamlTree;

/**
 * Reads the phone's configuration. Whatever the file holds, the outcome is either a configuration that
 * is right in every field or a {@link ConfigException} that names every problem. No state; any thread.
 */
public final class ConfigReader {

    private ConfigReader() {}

    /**
     * Reads a file, and the password files that it names. Blocks.
     *
     * @throws ConfigException if the file cannot be read or anything in it is wrong
     */
    public static PhoneConfig read(Path file) throws ConfigException {
        Problems problems = new Problems();
        Optional<String> text = SourceText.read(file, problems);
        if (text.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        Path folder = file.toAbsolutePath().getParent();
        return read(file.toString(), text.get(), Optional.of(folder), problems);
    }

    /**
     * Reads a text that is not in a file of its own, such as one fetched from a server. It cannot name a
     * {@code passwordFile}.
     *
     * @param name what problems call it
     * @throws ConfigException if anything in it is wrong
     */
    public static PhoneConfig read(String name, String text) throws ConfigException {
        return read(name, text, Optional.empty(), new Problems());
    }

    private static PhoneConfig read(String name, String text, Optional<Path> folder, Problems problems)
            throws ConfigException {
        Optional<Node> tree = YamlTree.read(name, text, problems);
        if (tree.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        return bind(tree.get(), folder, problems);
    }

    /** The steps after the tree: fields, rules between them, records. */
    static PhoneConfig bind(Node tree, Optional<Path> folder, Problems problems) throws ConfigException {
        Checker.check(tree, PhoneFields.ROOT, problems);
        Values root = Values.of(PhoneFields.ROOT, tree);
        new PhoneRules(root, problems).check();
        List<Secret> passwords = new PasswordFiles(folder, problems).read(root.groups("accounts"));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        return PhoneBinder.bind(root, passwords);
    }
}
