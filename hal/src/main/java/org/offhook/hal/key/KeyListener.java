package org.offhook.hal.key;

/** Is told what the keys do. */
@FunctionalInterface
public interface KeyListener {

    /** Called on the keypad's own thread; must return at once. */
    void happened(KeyEvent event);
}
