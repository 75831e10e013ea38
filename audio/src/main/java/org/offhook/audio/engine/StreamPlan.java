package org.offhook.audio.engine;

/**
 * What the audio thread does with one stream.
 *
 * @param send how it is encoded; null if nothing can be sent
 * @param sends true if the negotiation lets us send
 * @param receives true if the negotiation lets the peer send
 * @param heard true if the user hears and speaks to this session
 * @param listens true if the peer cannot send telephone-event, so that its digits are in its sound
 * @param eventType payload type of telephone-event, or -1
 * @param eventClockHz RTP clock of telephone-event
 */
record StreamPlan(
        MediaStream stream,
        SendCodec send,
        ReceiveCodecs receive,
        boolean sends,
        boolean receives,
        boolean heard,
        boolean listens,
        int eventType,
        int eventClockHz) {}
