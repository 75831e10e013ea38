package org.offhook.hal.learn;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.key.Key;

/** Where one key is. */
final class KeyQuestion implements Question {

    private final Key key;
    private final Session session;
    private final Map<Key, Finding> found;

    /** @param found where the keys are that were found before; it adds its own */
    KeyQuestion(Key key, Session session, Map<Key, Finding> found) {
        this.key = key;
        this.session = session;
        this.found = found;
    }

    @Override
    public void ask(Runnable then) {
        session.ask(new Prompt.Press(key));
        session.until(finding -> !(finding instanceof Finding.Nothing), finding -> take(finding, then));
    }

    @Override
    public void drop() {
        session.stop();
        found.remove(key);
    }

    private void take(Finding finding, Runnable then) {
        Optional<Key> other = other(finding);
        if (other.isPresent()) {
            retry(new Notice.AlreadyTaken(other.get()), then);
            return;
        }
        switch (finding) {
            case Finding.Nothing _, Finding.Several _ -> retry(new Notice.Several(), then);
            case Finding.Line line -> accept(finding, new Notice.FoundLine(key, session.ref(line.line())), then);
            case Finding.Crossing at ->
                accept(
                        finding,
                        new Notice.FoundCrossing(key, session.ref(at.driven()), session.ref(at.following())),
                        then);
        }
    }

    private void accept(Finding finding, Notice notice, Runnable then) {
        found.put(key, finding);
        session.notice(notice);
        session.ask(new Prompt.LetGo(key));
        session.untilRest(then);
    }

    private void retry(Notice notice, Runnable then) {
        session.notice(notice);
        session.ask(new Prompt.LetGo(key));
        session.untilRest(() -> ask(then));
    }

    private Optional<Key> other(Finding finding) {
        return new EnumMap<>(found)
                .entrySet().stream()
                        .filter(entry -> entry.getValue().equals(finding))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}
