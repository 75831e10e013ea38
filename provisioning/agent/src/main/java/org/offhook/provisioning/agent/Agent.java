package org.offhook.provisioning.agent;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.offhook.provisioning.agent.AgentStatus.Phase;
import org.offhook.provisioning.agent.AgentStatus.Result;
import org.offhook.provisioning.agent.FetchOutcome.Fetched;
import org.offhook.provisioning.agent.FetchOutcome.Invalid;
import org.offhook.provisioning.agent.FetchOutcome.NotFound;
import org.offhook.provisioning.agent.FetchOutcome.Refused;
import org.offhook.provisioning.agent.FetchOutcome.TooLarge;
import org.offhook.provisioning.agent.FetchOutcome.Unchanged;
import org.offhook.provisioning.agent.FetchOutcome.Unreachable;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import org.offhook.provisioning.config.tree.Problem;

/**
 * Keeps the phone's settings those of the server. At start it asks the server for a bounded time, and else starts the
 * phone with the last good configuration; then it asks again by schedule and on request, for ever. A new
 * configuration must pass {@link ConfigReader}, differ in what it says, wait until the phone is idle, and work; then
 * it is stored as the last good one. Whatever the server does, a phone that worked goes on working.
 *
 * <p>The public methods may be called from any thread; everything else happens on the agent's own.
 */
public final class Agent implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Agent.class.getName());

    private final Fetcher fetcher;
    private final LastGood lastGood;
    private final ConfigTarget target;
    private final AgentSettings settings;
    private final AgentLoop loop;
    private final CheckTimes times;
    private final List<Consumer<AgentStatus>> listeners = new CopyOnWriteArrayList<>();
    private final Set<CompletableFuture<AgentStatus>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private volatile AgentStatus status;

    // The rest belongs to the agent's thread.
    private List<Candidate> stored = List.of();
    private Optional<Candidate> running = Optional.empty();
    private Optional<Candidate> pending = Optional.empty();
    /** Settings that the phone could not work with; not tried again before somebody asks. */
    private Optional<Rejection> rejected = Optional.empty();
    /** What the server calls the settings that run or wait. */
    private Optional<String> etag = Optional.empty();

    private boolean fetching;
    private boolean watchingForIdle;
    private int scheduled;
    private List<CompletableFuture<AgentStatus>> asked = new ArrayList<>();
    private List<CompletableFuture<AgentStatus>> askedMeanwhile = new ArrayList<>();

    /** An agent in real time. It does nothing before {@link #start}. */
    public Agent(Fetcher fetcher, ConfigStore store, ConfigTarget target, AgentSettings settings) {
        this(fetcher, store, target, settings, new LiveLoop(), new SharedRandom());
    }

    Agent(
            Fetcher fetcher,
            ConfigStore store,
            ConfigTarget target,
            AgentSettings settings,
            AgentLoop loop,
            RandomGenerator random) {
        this.fetcher = fetcher;
        this.lastGood = new LastGood(store);
        this.target = target;
        this.settings = settings;
        this.loop = loop;
        this.times = new CheckTimes(settings, random);
        this.status = new AgentStatus(
                Phase.STARTING,
                fetcher.shownSource(),
                Optional.empty(),
                Optional.empty(),
                new Result(true, ""),
                List.of(),
                Optional.empty());
    }

    /** Begins. Returns at once; the first settings come to the target when there are any. To be called once. */
    public void start() {
        loop.run(Duration.ZERO, () -> {
            stored = lastGood.load();
            etag = stored.stream()
                    .findFirst()
                    .map(Candidate::origin)
                    .filter(origin -> origin.source().equals(fetcher.sourceId()))
                    .flatMap(StoredConfig::etag);
            check();
            loop.run(settings.startLimit(), this::startWithLastGood);
        });
    }

    /**
     * Asks the server now, or once more if it is being asked just now.
     *
     * @return completed when the server has answered and the answer is applied, waits for the end of a call, or is
     *     refused; cancelled when the agent is closed
     */
    public CompletableFuture<AgentStatus> recheck() {
        CompletableFuture<AgentStatus> done = new CompletableFuture<>();
        waiting.add(done);
        done.whenComplete((_, _) -> waiting.remove(done));
        if (closed) {
            done.cancel(false);
        }
        loop.run(Duration.ZERO, () -> {
            rejected = Optional.empty();
            if (fetching) {
                askedMeanwhile.add(done);
            } else {
                asked.add(done);
                check();
            }
        });
        return done;
    }

    public AgentStatus status() {
        return status;
    }

    /** Tells of every change of the status, on the agent's thread. */
    public void addListener(Consumer<AgentStatus> listener) {
        listeners.add(listener);
    }

    /** Asks no more. The phone stays as it is. Waits a moment for what is being applied or stored. */
    @Override
    public void close() {
        closed = true;
        loop.close();
        waiting.forEach(done -> done.cancel(false));
    }

    private void check() {
        scheduled++;
        fetching = true;
        publish(status.result(), status.problems(), status.lastCheck(), Optional.empty());
        Optional<String> known = etag;
        loop.aside(() -> {
            FetchOutcome outcome;
            try {
                outcome = fetcher.fetch(known);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "fetching the configuration: internal error", e);
                outcome = new Invalid("the configuration could not be fetched: internal error");
            }
            FetchOutcome end = outcome;
            loop.run(Duration.ZERO, () -> checked(end));
        });
    }

    private void checked(FetchOutcome outcome) {
        fetching = false;
        Verdict verdict =
                switch (outcome) {
                    case Fetched fetched -> judge(fetched);
                    case Unchanged unchanged -> Verdict.good(unchanged.sentence());
                    case NotFound bad -> Verdict.bad(bad.sentence());
                    case Refused bad -> Verdict.bad(bad.sentence());
                    case Unreachable bad -> Verdict.bad(bad.sentence());
                    case TooLarge bad -> Verdict.bad(bad.sentence());
                    case Invalid bad -> Verdict.bad(bad.sentence());
                };
        if (verdict.toApply().isPresent()) {
            pending = verdict.toApply();
            verdict = applyWhenIdle(verdict);
        }
        startWithLastGood();
        lastGood.retry();
        report(verdict);
        asked.forEach(done -> done.complete(status));
        asked = askedMeanwhile;
        askedMeanwhile = new ArrayList<>();
        if (!asked.isEmpty()) {
            check();
        }
    }

    private Verdict judge(Fetched fetched) {
        PhoneConfig config;
        try {
            config = ConfigReader.read(fetcher.shownSource(), fetched.text());
        } catch (ConfigException e) {
            return new Verdict(
                    new Result(false, "the configuration on the server is wrong and is not used"),
                    e.problems(),
                    Optional.empty());
        }
        if (rejected.filter(before -> before.config().equals(config)).isPresent()) {
            return Verdict.bad(rejected.get().sentence());
        }
        if (running.map(Candidate::config).filter(config::equals).isPresent()) {
            pending = Optional.empty();
            etag = fetched.etag();
            return Verdict.good(fetched.sentence() + " that says the same as before");
        }
        StoredConfig origin = new StoredConfig(fetched.text(), fetched.etag(), fetcher.sourceId(), loop.now());
        return new Verdict(new Result(true, fetched.sentence()), List.of(), Optional.of(new Candidate(config, origin)));
    }

    private Verdict applyWhenIdle(Verdict verdict) {
        Candidate candidate = pending.orElseThrow();
        etag = candidate.origin().etag();
        if (running.isPresent() && !target.idle()) {
            watchForIdle();
            return Verdict.good(verdict.result().sentence() + " that waits until the phone is idle");
        }
        pending = Optional.empty();
        Optional<String> failure = apply(candidate);
        if (failure.isEmpty()) {
            lastGood.keep(candidate);
            return verdict;
        }
        String sentence = "the phone cannot work with the new configuration: " + failure.get();
        if (running.isPresent() && apply(running.get()).isPresent()) {
            sentence += "; nor could it go back to the one before";
        }
        rejected = Optional.of(new Rejection(candidate.config(), sentence));
        etag = running.flatMap(before -> before.origin().etag());
        return Verdict.bad(sentence);
    }

    private void watchForIdle() {
        if (watchingForIdle) {
            return;
        }
        watchingForIdle = true;
        loop.run(settings.idlePoll(), () -> {
            watchingForIdle = false;
            if (pending.isPresent()) {
                Verdict verdict = applyWhenIdle(Verdict.good("the new configuration"));
                if (pending.isEmpty()) {
                    Result result = verdict.result().good()
                            ? new Result(true, "the new configuration is in use")
                            : verdict.result();
                    say(result, List.of());
                    publish(result, List.of(), status.lastCheck(), status.nextCheck());
                }
            }
        });
    }

    /** Starts the phone with what is stored, if nothing else has started it. */
    private void startWithLastGood() {
        for (Candidate candidate : stored) {
            if (running.isPresent()) {
                return;
            }
            Optional<String> failure = apply(candidate);
            if (failure.isEmpty()) {
                LOG.log(
                        Level.INFO,
                        "started with the configuration of {0}",
                        candidate.origin().since());
            } else {
                String sentence = "the phone cannot work with a stored configuration: " + failure.get();
                LOG.log(Level.ERROR, sentence);
                rejected = Optional.of(new Rejection(candidate.config(), sentence));
                etag = Optional.empty();
            }
        }
        publish(status.result(), status.problems(), status.lastCheck(), status.nextCheck());
    }

    /** Returns why it did not work. */
    private Optional<String> apply(Candidate candidate) {
        try {
            target.apply(candidate.config());
            running = Optional.of(candidate);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private void report(Verdict verdict) {
        say(verdict.result(), verdict.problems());
        Duration pause = verdict.result().good() ? times.afterSuccess() : times.afterFailure();
        Instant now = loop.now();
        int number = scheduled;
        loop.run(pause, () -> {
            if (number == scheduled && !fetching) {
                check();
            }
        });
        publish(verdict.result(), verdict.problems(), Optional.of(now), Optional.of(now.plus(pause)));
    }

    /** Logs what is new, and not the same thing every time. */
    private void say(Result result, List<Problem> problems) {
        if (result.equals(status.result()) && problems.equals(status.problems())) {
            return;
        }
        StringBuilder text = new StringBuilder(result.sentence());
        problems.forEach(problem -> text.append("\n  ").append(problem));
        LOG.log(result.good() ? Level.INFO : Level.WARNING, text.toString());
    }

    private void publish(
            Result result, List<Problem> problems, Optional<Instant> lastCheck, Optional<Instant> nextCheck) {
        Phase phase = running.isPresent()
                ? pending.isPresent() ? Phase.WAITING_FOR_IDLE : Phase.RUNNING
                : lastCheck.isPresent() ? Phase.NO_CONFIGURATION : Phase.STARTING;
        AgentStatus next = new AgentStatus(
                phase,
                fetcher.shownSource(),
                running.map(candidate -> candidate.origin().since()),
                lastCheck,
                result,
                problems,
                nextCheck);
        if (!next.equals(status)) {
            status = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    /** Settings that the phone could not work with, and why. */
    private record Rejection(PhoneConfig config, String sentence) {}

    /** What came of a check. */
    private record Verdict(Result result, List<Problem> problems, Optional<Candidate> toApply) {

        static Verdict good(String sentence) {
            return new Verdict(new Result(true, sentence), List.of(), Optional.empty());
        }

        static Verdict bad(String sentence) {
            return new Verdict(new Result(false, sentence), List.of(), Optional.empty());
        }
    }

    /** The generator of whichever thread asks. */
    private static final class SharedRandom implements RandomGenerator {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
