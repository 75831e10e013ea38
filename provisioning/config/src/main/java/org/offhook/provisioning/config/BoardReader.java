package org.offhook.provisioning.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.schema.Checker;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Problem;
import org.offhook.provisioning.config.tree.Problems;
import org.offhook.provisioning.config.tree.SourceText;
import org.offhook.provisioning.config.tree.YamlTree;

/**
 * Reads board profiles. Unlike the phone's configuration, a profile with something wrong in it is not refused as a
 * whole: the wrong parts are left out and told, so that a phone works with what is right. No state; any thread.
 */
public final class BoardReader {

    private BoardReader() {}

    /**
     * Reads a file. Blocks.
     *
     * @throws ConfigException if there is no profile in it at all
     */
    public static BoardDocument read(Path file) throws ConfigException {
        Problems problems = new Problems();
        Optional<String> text = SourceText.read(file, problems);
        if (text.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        return read(file.toString(), text.get());
    }

    /**
     * Reads a text.
     *
     * @param name what problems call it
     * @throws ConfigException if it is no profile at all
     */
    public static BoardDocument read(String name, String text) throws ConfigException {
        Problems problems = new Problems();
        Optional<Node> tree = YamlTree.read(name, text, problems);
        if (tree.isEmpty() || !(tree.get() instanceof Node.Mapping root)) {
            tree.ifPresent(node -> Checker.check(node, BoardFields.ROOT, problems));
            throw new ConfigException(problems.sorted());
        }
        Checker.check(root, BoardFields.ROOT, problems);
        if (root.find("version").isEmpty() || problems.names("version")) {
            throw new ConfigException(problems.sorted());
        }
        return rightParts(name, root, problems.sorted());
    }

    private static BoardDocument rightParts(String name, Node.Mapping root, List<Problem> problems) {
        BoardDocument document = new BoardDocument(name, root, root, problems);
        List<Problem> wrong = problems;
        while (!wrong.isEmpty()) {
            List<String> fields = wrong.stream().map(Problem::field).toList();
            document = document.without(fields);
            Problems left = new Problems();
            Checker.check(document.tree(), BoardFields.ROOT, left);
            // Of the document as a whole only the name can be missing, and that is no reason to lose the phone.
            wrong = left.sorted().stream()
                    .filter(problem -> !problem.field().isEmpty())
                    .toList();
        }
        return document;
    }
}
