package org.offhook.hal.posix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Files in {@code /dev}: which there are, and why one cannot be opened. */
public final class DeviceFile {

    private static final Comparator<String> BY_LENGTH_THEN_NAME =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private DeviceFile() {}

    /** Names in a folder that begin with {@code prefix} and go on with a digit, in the order of their numbers. */
    public static List<String> numbered(Path folder, String prefix) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "[0-9]*")) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException _) {
            return List.of();
        }
        names.sort(BY_LENGTH_THEN_NAME);
        return List.copyOf(names);
    }

    /**
     * Why a device file was not opened, as the end of a sentence that began with what it is for.
     *
     * @param error positive
     */
    public static String whyNot(Path file, int error) {
        return switch (error) {
            case Errno.EACCES, Errno.EPERM -> permission(file);
            case Errno.EBUSY -> file + " is in use by another program";
            case Errno.ENODEV, Errno.ENXIO -> "there is no hardware behind " + file;
            case Errno.ENOENT -> "there is no " + file;
            default -> file + " cannot be opened: " + Errno.text(error);
        };
    }

    private static String permission(Path file) {
        String user = System.getProperty("user.name");
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            String group = attributes.group().getName();
            boolean groupMay = attributes.permissions().contains(PosixFilePermission.GROUP_READ)
                    && attributes.permissions().contains(PosixFilePermission.GROUP_WRITE);
            return groupMay && !group.equals("root")
                    ? "user " + user + " may not open " + file + ": put it into the group " + group
                    : "user " + user + " may not open " + file
                            + ": only root may, until a udev rule gives it to a group";
        } catch (IOException | UnsupportedOperationException _) {
            return "user " + user + " may not open " + file;
        }
    }
}
