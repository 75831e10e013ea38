package org.offhook.bench.stress;

/** Something that a thread does to make it hard for the rest of the program. */
interface Pressure {

    /** Does it until told to stop. */
    void run(Running running);

    /** How much of it has been done so far; any thread. */
    double done();

    /** Of what. */
    String unit();
}
