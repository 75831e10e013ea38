package org.offhook.hal.posix;

/** Error numbers of Linux, the same on every architecture that a phone has. */
public final class Errno {

    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENXIO = 6;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int ENODEV = 19;
    public static final int EINVAL = 22;
    public static final int ENOTTY = 25;
    public static final int ETIMEDOUT = 110;
    public static final int EREMOTEIO = 121;

    private Errno() {}

    /**
     * A few words for people.
     *
     * @param error positive
     */
    public static String text(int error) {
        return switch (error) {
            case EPERM -> "not permitted";
            case ENOENT -> "no such file";
            case EIO -> "input/output error";
            case ENXIO -> "nobody answers";
            case EACCES -> "permission denied";
            case EBUSY -> "in use";
            case ENODEV -> "no such device";
            case EINVAL -> "refused by the driver as invalid";
            case ENOTTY -> "not known to the driver";
            case ETIMEDOUT -> "timed out";
            case EREMOTEIO -> "not acknowledged";
            default -> "error " + error;
        };
    }
}
