package org.offhook.demo.pbx;

import java.util.Optional;
import javax.sip.address.URI;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/** The Route headers of a request (RFC 3261 §16.4, §16.6 step 6). */
final class Routes {

    private Routes() {}

    /** Takes away those at the top that lead to us. */
    static void removeOurs(Request request, Here here) {
        while (next(request).filter(here::isMe).isPresent()) {
            request.removeFirst(RouteHeader.NAME);
        }
    }

    /** Where it wants to go before its Request-URI. */
    static Optional<URI> next(Request request) {
        return request.getHeader(RouteHeader.NAME) instanceof RouteHeader route && route.getAddress() != null
                ? Optional.of(route.getAddress().getURI())
                : Optional.empty();
    }
}
