package org.offhook.phone.wiring;

/** What this program calls itself. */
final class Version {

    /** The project version as the build filled it in, for example {@code 0.1.0}. */
    static final String NUMBER = number();

    private Version() {}

    private static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version.replace("-SNAPSHOT", "");
    }
}
