package org.offhook.provisioning.config;

import java.util.List;
import java.util.stream.Collectors;
import org.offhook.provisioning.config.tree.Problem;

/**
 * A configuration that cannot be used. Its message is for the user: a line for each problem, each
 * with file, line, field, what is wrong and what was expected. Never holds a secret.
 */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one, in the order in which to show them
     */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, by file and line. */
    public List<Problem> problems() {
        return problems;
    }
}
