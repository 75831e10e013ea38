package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSdpTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @ParameterizedTest
    @CsvSource({
        "c=IN IP4 192.0.2.2, c=IN IP4 127.0.0.1",
        "a=rtcp:4001 IN IP4 192.0.2.2, a=rtcp:4001 IN IP4 127.0.0.1",
        "c=IN IP4 0.0.0.0, c=IN IP4 0.0.0.0",
        "c=IN IP4 127.0.0.2, c=IN IP4 127.0.0.2",
        "o=- 1 1 IN IP4 192.0.2.2, o=- 1 1 IN IP4 192.0.2.2",
        "c=IN IP6 2001:db8::1, c=IN IP6 2001:db8::1"
    })
    void mediaAddressesOfThisMachineBecomeTheLoopbackAddress(String line, String mended) {
        assertEquals(mended, LocalSdp.mended(line, HERE));
    }

    @Test
    void everyLineIsMendedAndNothingElseTouched() {
        assertEquals(
                "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 4000 RTP/AVP 8\r\nc=IN IP4 127.0.0.1\r\n",
                LocalSdp.mended(
                        "v=0\r\nc=IN IP4 198.51.100.7\r\nm=audio 4000 RTP/AVP 8\r\nc=IN IP4 192.0.2.2\r\n", HERE));
    }
}
