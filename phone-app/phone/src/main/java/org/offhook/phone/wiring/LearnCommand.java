package org.offhook.phone.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.BoardRules;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.learn.BoardLearner;
import org.offhook.hal.learn.LearnListener;
import org.offhook.hal.learn.Learnt;
import org.offhook.hal.learn.Notice;
import org.offhook.hal.learn.Prompt;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;
import org.offhook.hal.loop.ThreadDeviceLoop;
import org.offhook.hal.machine.BackEnds;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.SimBody;
import org.offhook.phone.board.BoardProfiles;
import org.offhook.phone.board.BoardText;
import org.offhook.phone.board.Lesson;
import org.offhook.phone.board.LessonLines;
import org.offhook.phone.board.LineRange;
import org.offhook.provisioning.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook board learn}: asks for each key in turn and writes a profile with what was found. */
@Command(name = "learn", description = "Finds out how keys, hook switch and dial are wired, and writes a profile.")
final class LearnCommand implements Callable<Integer> {

    /** A simulated user is quick, but not quicker than a contact. */
    private static final Duration REACTION = Duration.ofMillis(100);

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "board.yaml",
            description = "Where to write the profile; must not be there yet. Default: board.yaml.")
    private Path file;

    @Option(
            names = "--like",
            paramLabel = "PROFILE",
            defaultValue = "reference",
            description = "Says which keys the phone has and everything that is not asked for. Default: reference.")
    private String like;

    @Option(
            names = "--sim",
            paramLabel = "PROFILE",
            description = "Learns a simulated phone that is wired so, with a simulated user.")
    private String sim;

    @Option(
            names = "--lines",
            paramLabel = "LINES",
            description = "Looks at these lines alone, such as pi:4-27,gpio1:3. Default: all that nobody uses.")
    private String only;

    @Override
    public Integer call() throws Exception {
        if (Files.exists(file)) {
            throw new StartException(file + " is there already; give another name", null);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new StartException(file + " cannot be written: there is no such folder, or it is not yours", null);
        }
        BoardProfile known = profile(like);
        DeviceLoop loop = new ThreadDeviceLoop("offhook-learn", Throwable::printStackTrace);
        BoardProfile learnt;
        if (sim == null) {
            try (BackEnd backEnd = new BackEnds().choose(known.backEnd()).backEnd()) {
                learnt = learn(known, backEnd, loop, _ -> {});
            }
        } else {
            SimBody body = new SimBody(profile(sim), loop);
            learnt = learn(known, body.backEnd(), loop, prompt -> obey(prompt, body, loop));
        }
        for (BoardFault fault : BoardRules.check(learnt)) {
            System.out.println("Mend by hand: " + fault.part() + ": " + fault.sentence());
        }
        write(BoardText.of(learnt));
        System.out.println("Written to " + file + ".");
        return ExitCode.OK;
    }

    /** A profile that cannot be written is printed: the user has pressed every key for it. */
    private void write(String text) throws StartException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            System.out.println(text);
            throw new StartException(file + " cannot be written; the profile stands above: " + e.getMessage(), e);
        }
    }

    private static BoardProfile profile(String name) throws ConfigException {
        return BoardProfiles.read(name, Path.of("")).profile();
    }

    private BoardProfile learn(BoardProfile known, BackEnd backEnd, DeviceLoop loop, Consumer<Prompt> user)
            throws StartException {
        CompletableFuture<Learnt> done = new CompletableFuture<>();
        LearnListener screen = new LearnListener() {
            @Override
            public void asked(Prompt prompt) {
                System.out.println(LearnWords.of(prompt));
                user.accept(prompt);
            }

            @Override
            public void noticed(Notice notice) {
                System.out.println(LearnWords.of(notice));
            }

            @Override
            public void done(Learnt learnt) {
                done.complete(learnt);
            }
        };
        Predicate<LineRef> chosen = chosen();
        try (loop;
                LessonLines lines = LessonLines.of(known, backEnd, loop, chosen);
                BoardLearner learner = new BoardLearner(lines.candidates(), Lesson.plan(known), loop, screen)) {
            lines.remarks().forEach(System.out::println);
            learner.start();
            if (sim == null) {
                Thread.ofPlatform().daemon().name("offhook-learn-keys").start(() -> skipByEnter(learner));
            }
            return lines.profile(known, done.join());
        } catch (LineException e) {
            throw new StartException(e.getMessage(), e);
        }
    }

    private Predicate<LineRef> chosen() throws StartException {
        try {
            return only == null ? _ -> true : LineRange.parse(only);
        } catch (IllegalArgumentException e) {
            throw new StartException("--lines: " + e.getMessage(), e);
        }
    }

    /** Enter says that the phone lacks what was asked for; the end of the input ends the lesson. */
    private static void skipByEnter(BoardLearner learner) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
            while (lines.readLine() != null) {
                learner.skip();
            }
            learner.finish();
        } catch (IOException e) {
            learner.finish();
        }
    }

    private static void obey(Prompt prompt, SimBody body, DeviceLoop loop) {
        loop.at(loop.nanos() + REACTION.toNanos(), () -> {
            switch (prompt) {
                case Prompt.HandsOff _ -> {}
                case Prompt.Press p -> body.press(p.key(), BounceTrace.NONE);
                case Prompt.LetGo p -> body.release(p.key(), BounceTrace.NONE);
                case Prompt.Lift _ -> body.lift(BounceTrace.NONE);
                case Prompt.PutDown _ -> body.putDown(BounceTrace.NONE);
                case Prompt.Dial p -> body.dial(p.digit(), BounceTrace.NONE);
            }
        });
    }
}
