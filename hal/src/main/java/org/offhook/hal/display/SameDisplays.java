package org.offhook.hal.display;

import java.util.List;

/** Several displays of one geometry that show the same and shine alike. Threads as each of them. */
public final class SameDisplays implements Display, Backlight {

    private final List<Display> displays;

    /** @param displays at least one; closed by whoever made them */
    public SameDisplays(List<Display> displays) {
        this.displays = List.copyOf(displays);
        for (Display display : this.displays) {
            if (!display.geometry().equals(geometry())) {
                throw new IllegalArgumentException(display.geometry() + " beside " + geometry());
            }
        }
    }

    @Override
    public CharacterGeometry geometry() {
        return displays.getFirst().geometry();
    }

    @Override
    public void show(DisplayText text) {
        displays.forEach(display -> display.show(text));
    }

    /** Of those that have a light. */
    @Override
    public void shine(int percent) {
        for (Display display : displays) {
            if (display instanceof Backlight light) {
                light.shine(percent);
            }
        }
    }

    @Override
    public boolean dims() {
        return displays.stream().anyMatch(display -> display instanceof Backlight light && light.dims());
    }
}
