package org.offhook.phone.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.BoardRules;
import org.offhook.provisioning.config.BoardDocument;
import org.offhook.provisioning.config.BoardReader;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.tree.Problem;

/**
 * A board profile and where it was written. What is wrong in itself, or does not fit with what stands before it, is
 * left out of the profile and told in {@link #problems}. Immutable; any thread.
 */
public final class BoardFile {

    private final BoardDocument document;
    private final BoardProfile profile;
    private final List<Problem> problems;

    private BoardFile(BoardDocument document, BoardProfile profile, List<Problem> problems) {
        this.document = document;
        this.profile = profile;
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads a file. Blocks.
     *
     * @throws ConfigException if there is no profile in it at all
     */
    public static BoardFile read(Path file) throws ConfigException {
        return of(BoardReader.read(file));
    }

    /**
     * Reads a text.
     *
     * @param name what problems call it
     * @throws ConfigException if it is no profile at all
     */
    public static BoardFile read(String name, String text) throws ConfigException {
        return of(BoardReader.read(name, text));
    }

    private static BoardFile of(BoardDocument written) {
        List<Problem> problems = new ArrayList<>(written.problems());
        BoardDocument document = written;
        BoardProfile profile = BoardBinder.bind(document);
        for (List<BoardFault> faults = BoardRules.check(profile);
                !faults.isEmpty();
                faults = BoardRules.check(profile)) {
            Set<String> wrong = new HashSet<>();
            for (BoardFault fault : faults) {
                problems.add(document.problem(fault.part(), fault.sentence()));
                wrong.add(fault.part());
            }
            document = document.without(wrong);
            BoardProfile less = BoardBinder.bind(document);
            if (less.equals(profile)) {
                break;
            }
            profile = less;
        }
        problems.sort(Problem.BY_PLACE);
        return new BoardFile(document, profile, problems);
    }

    /** What is right. */
    public BoardProfile profile() {
        return profile;
    }

    /** What was wrong, by line; empty if nothing was. */
    public List<Problem> problems() {
        return problems;
    }

    /** A fault of a part of {@link #profile}, with its place in the file. */
    public Problem problem(BoardFault fault) {
        return document.problem(fault.part(), fault.sentence());
    }
}
