package org.offhook.phone.core.menu;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the user stands in the menu. Places that he has to pass (a PIN is asked for) may lie on his way; the
 * first of them is where he is.
 *
 * @param path from the root; empty as long as the menu is closed
 */
public record Menu(List<Place> path, Note note) {

    public static final Menu CLOSED = new Menu(List.of(), Note.NONE);

    public Menu {
        path = List.copyOf(path);
    }

    public boolean open() {
        return !path.isEmpty();
    }

    /** Index of the place where he is; −1 if the menu is closed. */
    private int depth() {
        for (int i = 0; i < path.size(); i++) {
            if (!path.get(i).browsing()) {
                return i;
            }
        }
        return path.size() - 1;
    }

    /** The place where he is. The menu must be open. */
    public Place place() {
        return path.get(depth());
    }

    /** True when the user writes nothing and waits for nothing. */
    public boolean browsing() {
        return open() && place().browsing();
    }

    /** The labels from the root to the place where he is. */
    public List<Label> labels() {
        return path.subList(0, depth() + 1).stream().map(Place::label).toList();
    }

    /** What is at the place where he is. */
    public Node node(MenuTree tree) {
        return tree.at(labels()).orElseThrow();
    }

    Menu with(Note changed) {
        return new Menu(path, changed);
    }

    /** With the place where he is changed. */
    Menu with(Place changed) {
        List<Place> places = new ArrayList<>(path);
        places.set(depth(), changed);
        return new Menu(places, note);
    }

    Menu with(Task changed) {
        return with(place().with(changed));
    }

    Menu deeper(Place next) {
        List<Place> places = new ArrayList<>(path.subList(0, depth() + 1));
        places.add(next);
        return new Menu(places, note);
    }

    /** One place back; closed at the root. */
    Menu back() {
        return new Menu(path.subList(0, Math.max(0, depth())), note);
    }

    /**
     * The same way as far as it exists, after the tree has changed.
     *
     * @param tree as it is now
     */
    public Menu fitted(MenuTree tree) {
        List<Place> places = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Place place : path) {
            labels.add(place.label());
            var node = tree.at(labels);
            if (node.isEmpty()) {
                break;
            }
            int last = Math.max(0, node.get().size() - 1);
            places.add(place.select(Math.clamp(place.selected(), 0, last)));
        }
        return places.equals(path) ? this : new Menu(places, note);
    }

    /** A call was added to these lists at their beginning: who looks at another one stays with it. */
    public Menu callAdded(MenuTree before, List<CallFilter> lists) {
        if (!open() || !(before.at(labels()).orElse(null) instanceof Node.Calls calls)) {
            return this;
        }
        return lists.contains(calls.filter()) && calls.size() > 0 ? with(place().select(place().selected() + 1)) : this;
    }
}
