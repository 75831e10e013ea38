package org.offhook.phone.sip.sdp;

/** Offers with the shapes, quirks and orders of line that well-known peers use. */
enum PeerSdp {
    ASTERISK("""
            v=0
            o=- 1814206711 1814206711 IN IP4 198.51.100.7
            s=Asterisk
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 14216 RTP/AVP 8 0 107 101 102
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:107 opus/48000/2
            a=fmtp:107 useinbandfec=1
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=rtpmap:102 telephone-event/48000
            a=fmtp:102 0-16
            a=ptime:20
            a=maxptime:60
            a=sendrecv
            """),
    FREESWITCH("""
            v=0
            o=FreeSWITCH 1712345678 1712345679 IN IP4 198.51.100.7
            s=FreeSWITCH
            c=IN IP4 198.51.100.7
            t=0 0
            a=msid-semantic: WMS 4fQXrGDwBBpqNqJpRrW0sTzR
            m=audio 27654 RTP/AVP 102 9 0 8 103 101
            a=rtpmap:102 opus/48000/2
            a=fmtp:102 useinbandfec=1; maxaveragebitrate=30000; maxplaybackrate=48000; ptime=20; minptime=10; maxptime=40
            a=rtpmap:9 G722/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:103 telephone-event/48000
            a=fmtp:103 0-15
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=rtcp-mux
            a=rtcp:27654 IN IP4 198.51.100.7
            a=ssrc:3735928559 cname:x1Y2z3
            a=ptime:20
            """),
    BARESIP("""
            v=0
            o=- 3914472510 2031417222 IN IP4 198.51.100.7
            s=-
            c=IN IP4 198.51.100.7
            t=0 0
            a=tool:baresip 1.0.0
            m=audio 18472 RTP/AVP 96 8 0 101
            b=AS:125
            a=rtpmap:96 opus/48000/2
            a=fmtp:96 stereo=1;sprop-stereo=1
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=rtcp:18473
            a=sendrecv
            a=label:1
            a=rtcp-rsize
            a=ssrc:2882400001 cname:sip:alice@198.51.100.7
            a=ptime:20
            m=video 0 RTP/AVP 31
            """),
    LINPHONE("""
            v=0
            o=alice 1287 3324 IN IP4 198.51.100.7
            s=Talk
            c=IN IP4 198.51.100.7
            t=0 0
            a=rtcp-xr:rcvr-rtt=all:10000 stat-summary=loss,dup,jitt,TTL voip-metrics
            a=record:off
            m=audio 7078 RTP/AVPF 96 97 98 0 8 101 99 100
            a=rtpmap:96 opus/48000/2
            a=fmtp:96 useinbandfec=1
            a=rtpmap:97 speex/16000
            a=fmtp:97 vbr=on
            a=rtpmap:98 speex/8000
            a=fmtp:98 vbr=on
            a=rtpmap:101 telephone-event/48000
            a=rtpmap:99 telephone-event/16000
            a=rtpmap:100 telephone-event/8000
            a=rtcp-fb:* trr-int 5000
            a=rtcp-fb:* ccm tmmbr
            m=video 9078 RTP/AVPF 96
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 nack pli
            """),
    YEALINK("""
            v=0
            o=- 20017 20017 IN IP4 198.51.100.7
            s=SDP data
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 11796 RTP/AVP 9 0 8 18 101
            a=rtpmap:9 G722/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:18 G729/8000
            a=fmtp:18 annexb=no
            a=fmtp:101 0-15
            a=rtpmap:101 telephone-event/8000
            a=ptime:20
            a=sendrecv
            """),
    /** Optional encryption: the same audio twice, the encrypted one first. */
    BOTH_PROFILES("""
            v=0
            o=- 20018 20018 IN IP4 198.51.100.7
            s=-
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 5004 RTP/SAVP 8
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
            m=audio 5006 RTP/AVP 8 101
            a=rtpmap:101 telephone-event/8000
            """),
    WEBRTC("""
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            a=extmap-allow-mixed
            m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:F7gI
            a=ice-pwd:x9cml/YzichV2+XlhiMu8g
            a=fingerprint:sha-256 D1:2C:74:A7:E3:B5:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA
            a=setup:actpass
            a=mid:0
            a=sendrecv
            a=rtcp-mux
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtpmap:63 red/48000/2
            a=fmtp:63 111/111
            a=rtpmap:13 CN/8000
            a=rtpmap:110 telephone-event/48000
            a=rtpmap:126 telephone-event/8000
            """),
    /** A browser's line order and ICE, without encryption, as some gateways let through. */
    WEBRTC_IN_THE_CLEAR("""
            v=0
            o=mozilla...THIS_IS_SDPARTA-99.0 6148204577104 0 IN IP4 0.0.0.0
            s=-
            t=0 0
            a=sendrecv
            a=ice-options:trickle
            m=audio 52114 RTP/AVPF 109 9 0 8 101
            c=IN IP4 198.51.100.7
            a=candidate:0 1 UDP 2122252543 198.51.100.7 52114 typ host
            a=candidate:0 2 UDP 2122252542 198.51.100.7 52115 typ host
            a=end-of-candidates
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1
            a=fmtp:101 0-15
            a=mid:0
            a=msid:- {b6b2c2a4-6a9e-4b43-8d39-ff0d6b2f7b6f}
            a=rtcp:52115 IN IP4 198.51.100.7
            a=rtcp-mux
            a=rtpmap:109 opus/48000/2
            a=rtpmap:9 G722/8000/1
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000/1
            """),
    /** A trunk's hold in the manner of RFC 2543. */
    OLD_GATEWAY_HOLD("""
            v=0
            o=CiscoSystemsSIP-GW-UserAgent 4211 6011 IN IP4 198.51.100.7
            s=SIP Call
            c=IN IP4 0.0.0.0
            t=0 0
            m=audio 17244 RTP/AVP 8 101 19
            c=IN IP4 0.0.0.0
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=rtpmap:19 CN/8000
            a=ptime:20
            """),
    /** A fax machine's request to leave audio. */
    FAX("""
            v=0
            o=root 20018 20019 IN IP4 198.51.100.7
            s=call
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 0 RTP/AVP 8
            m=image 4398 udptl t38
            a=T38FaxVersion:0
            a=T38MaxBitRate:14400
            a=T38FaxRateManagement:transferredTCF
            """);

    private final String text;

    PeerSdp(String text) {
        this.text = text.replace("\n", "\r\n");
    }

    String text() {
        return text;
    }
}
