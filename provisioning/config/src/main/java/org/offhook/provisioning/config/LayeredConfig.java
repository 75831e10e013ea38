package org.offhook.provisioning.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;
import org.offhook.provisioning.config.tree.Problems;

/**
 * A configuration made of several layers, each laid over the ones before it by the rules of
 * {@code docs/provisioning.md}, checked as a whole. Every value can say which file and line it came from. Holds
 * secrets; immutable; any thread.
 */
public final class LayeredConfig {

    private static final String ACCOUNTS = "accounts";
    private static final String PASSWORD_FILE = "passwordFile";

    private final Node.Mapping tree;
    private final PhoneConfig config;

    private LayeredConfig(Node.Mapping tree, PhoneConfig config) {
        this.tree = tree;
        this.config = config;
    }

    /**
     * Merges and checks. Reads the password files that the layers name; blocks.
     *
     * @param layers the most general first, at least one
     * @param folder what names of password files are relative to
     * @throws ConfigException if anything in the whole is wrong; every problem names the file and line of its layer
     */
    public static LayeredConfig of(List<Node> layers, Path folder) throws ConfigException {
        Problems problems = new Problems();
        Node.Mapping merged = new Node.Mapping(layers.getFirst().place(), List.of());
        LayerMerge merge = new LayerMerge(problems);
        for (Node layer : layers) {
            if (layer instanceof Node.Mapping upper) {
                merged = merge.lay(upper, merged, PhoneFields.ROOT);
            } else {
                problems.add(layer.place(), "", "expected fields (name: value), found " + layer.kind());
            }
        }
        PhoneConfig config = ConfigReader.bind(merged, Optional.of(folder), problems);
        return new LayeredConfig(withPasswords(merged, config), config);
    }

    /** The settings. */
    public PhoneConfig config() {
        return config;
    }

    /**
     * What a phone is sent: YAML with fields in a fixed order, passwords in place of the files that they were read
     * from, and no trace of the layers. The same settings give the same text, however the layers are written.
     */
    public String canonicalText() {
        return CanonicalText.of(tree, PhoneFields.ROOT);
    }

    /** Where each value came from, defaults included, in the order of the field table. */
    public List<Origin> origins() {
        return Origin.all(tree, PhoneFields.ROOT);
    }

    private static Node.Mapping withPasswords(Node.Mapping root, PhoneConfig config) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : root.entries()) {
            if (entry.name().equals(ACCOUNTS) && entry.value() instanceof Node.Sequence accounts) {
                List<Node> items = new ArrayList<>();
                for (int i = 0; i < accounts.items().size(); i++) {
                    Node.Mapping account = (Node.Mapping) accounts.items().get(i);
                    items.add(withPassword(account, config.accounts().get(i).password()));
                }
                entries.add(new Node.Entry(entry.at(), ACCOUNTS, new Node.Sequence(accounts.place(), items)));
            } else {
                entries.add(entry);
            }
        }
        return new Node.Mapping(root.place(), entries);
    }

    private static Node.Mapping withPassword(Node.Mapping account, Secret password) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : account.entries()) {
            if (entry.name().equals(PASSWORD_FILE) && entry.value() instanceof Node.Scalar name) {
                Place place = name.place();
                entries.add(new Node.Entry(entry.at(), "password", new Node.Scalar(place, password.reveal(), false)));
            } else {
                entries.add(entry);
            }
        }
        return new Node.Mapping(account.place(), entries);
    }
}
