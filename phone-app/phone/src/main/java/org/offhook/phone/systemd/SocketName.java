package org.offhook.phone.systemd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** C's {@code struct sockaddr_un} for a name as NOTIFY_SOCKET has it. */
final class SocketName {

    private static final int MOST = 107;

    private SocketName() {}

    /**
     * @param name an absolute path, or {@code @name} for one that is in no folder
     * @throws IllegalArgumentException if it is neither, or too long
     */
    static byte[] encode(String name) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        boolean inNoFolder = name.startsWith("@");
        if (!inNoFolder && !name.startsWith("/")) {
            throw new IllegalArgumentException("neither a path nor @name: " + name);
        }
        if (path.length > MOST) {
            throw new IllegalArgumentException("longer than " + MOST + " bytes: " + name);
        }
        if (inNoFolder) {
            path[0] = 0;
        } else {
            path = Arrays.copyOf(path, path.length + 1);
        }
        return ByteBuffer.allocate(Short.BYTES + path.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) LocalDatagrams.AF_UNIX)
                .put(path)
                .array();
    }
}
