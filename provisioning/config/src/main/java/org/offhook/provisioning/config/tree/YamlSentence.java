package org.offhook.provisioning.config.tree;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The parser's complaints in words that a reader of YAML without its grammar understands. Text of the
 * file is never repeated: it may be a password.
 */
final class YamlSentence {

    private YamlSentence() {}

    static String of(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        String context = e.getContext() == null ? "" : e.getContext();
        return "not valid YAML: " + explain(problem, context);
    }

    private static String explain(String problem, String context) {
        if (problem.contains("(TAB)")) {
            return "a tab is used for indentation; use spaces";
        }
        if (problem.contains("that cannot start any token")) {
            return "a value that starts with " + foundCharacter(problem) + " must be in quotes";
        }
        if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
            return "a value that starts with * or & must be in quotes";
        }
        if (context.contains("scanning a tag")) {
            return "a value that starts with ! must be in quotes";
        }
        if (problem.startsWith("found undefined tag handle")) {
            return "a value that starts with ! must be in quotes";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "unexpected \":\"; mend the indentation, or put the value in quotes";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "a field name without \":\" after it";
        }
        if (problem.contains("end of stream") || problem.contains("document separator")) {
            return "a quotation mark is not closed";
        }
        if (problem.startsWith("found unknown escape") || problem.startsWith("expected escape sequence")) {
            return "\"\\\" begins an unknown escape in double quotes; use single quotes";
        }
        if (context.contains("flow sequence")) {
            return "a list in [ ] lacks a comma or its closing bracket";
        }
        if (context.contains("flow mapping")) {
            return "a group in { } lacks a comma or its closing brace";
        }
        if (context.contains("block scalar")) {
            return "text after | or > must begin on the next line";
        }
        if (problem.contains("entries are not allowed") || problem.contains("keys are not allowed")) {
            return "a list or a field cannot begin here";
        }
        if (problem.startsWith("expected <block end>")
                || context.contains("block mapping")
                || context.contains("block collection")) {
            return "wrong indentation, or something after the end of a value";
        }
        if (problem.contains("<document start>")) {
            return "something after the end of the configuration";
        }
        if (context.contains("directive") || problem.contains("directive") || problem.contains("YAML document")) {
            return "a line that starts with % is no configuration";
        }
        return "something unexpected here; mend the indentation, or put the value in quotes";
    }

    private static String foundCharacter(String problem) {
        int quote = problem.indexOf('\'');
        return quote >= 0 && quote + 1 < problem.length() ? problem.substring(quote + 1, quote + 2) : "this character";
    }
}
