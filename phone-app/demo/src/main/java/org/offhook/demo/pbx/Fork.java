package org.offhook.demo.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.stack.ClientTx;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.ResponseHandler;

/**
 * One request on its way to all phones of a user at once (RFC 3261 §16.6, §16.7). The first phone that answers an
 * INVITE ends the ringing of the others; when all have refused the best refusal is passed on. For the loop only.
 */
final class Fork {

    /** Timer C (§16.6 step 11): an INVITE that nobody answers ends. */
    private static final Duration RING_LIMIT = Duration.ofMinutes(3);

    /** How long a phone may take to acknowledge a CANCEL. */
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(5);

    /** Who sent the request. */
    interface Upstream {

        /** A response of a phone, without our Via. */
        void pass(Response response);

        /** No phone gave a final response. */
        void refuse(int status);
    }

    private final Outbound out;
    private final Loop loop;
    private final Request request;
    private final Upstream upstream;
    private final Runnable over;
    private final List<Branch> branches = new ArrayList<>();
    private boolean answered;
    private boolean closed;
    private Loop.Timer limit = () -> {};

    /** @param over called once, when nothing is left to cancel */
    Fork(Outbound out, Loop loop, Request request, Upstream upstream, Runnable over) {
        this.out = out;
        this.loop = loop;
        this.request = request;
        this.upstream = upstream;
        this.over = over;
    }

    /** @param arrived as {@link Outbound#copy} wants it */
    void start(List<Location> places, Optional<Transport> arrived) {
        places.forEach(place -> branches.add(new Branch()));
        for (int i = 0; i < places.size(); i++) {
            branches.get(i).send(places.get(i), arrived);
        }
        if (isInvite()) {
            limit = loop.schedule(RING_LIMIT, this::cancel);
        }
    }

    private boolean isInvite() {
        return request.getMethod().equals(Request.INVITE);
    }

    /** The caller has given up, or it has rung for too long. */
    void cancel() {
        cancelAll();
        limit.cancel();
        limit = loop.schedule(CANCEL_LIMIT, this::giveUp);
    }

    private void cancelAll() {
        if (isInvite()) {
            List.copyOf(branches).forEach(Branch::cancel);
        }
    }

    private void giveUp() {
        branches.forEach(Branch::abandon);
        conclude();
    }

    /** Ends the fork if every branch is over. */
    private void conclude() {
        if (closed || !branches.stream().allMatch(branch -> branch.status != 0)) {
            return;
        }
        closed = true;
        limit.cancel();
        if (!answered) {
            Branch best =
                    branches.stream().min(Comparator.comparingInt(Branch::rank)).orElseThrow();
            best.passRefusal();
        }
        over.run();
    }

    private final class Branch implements ResponseHandler {

        private ClientTx transaction;
        private boolean ringing;
        private boolean cancelled;
        private int status; // final; 0 as long as there is none
        private Response refusal;

        void send(Location place, Optional<Transport> arrived) {
            transaction = out.send(out.copy(request, place, arrived), place.target(), this);
        }

        void cancel() {
            if (status == 0 && !cancelled) {
                cancelled = true;
                if (ringing) {
                    transaction.cancel();
                }
            }
        }

        void abandon() {
            if (status == 0) {
                status = Response.REQUEST_TERMINATED;
                transaction.forget();
            }
        }

        @Override
        public void response(Response response) {
            int code = response.getStatusCode();
            if (code < 200) {
                provisional(response);
            } else if (status == 0) {
                status = code;
                if (code < 300) {
                    answered = true;
                    upstream.pass(out.upstream(response));
                    cancelAll();
                } else {
                    refusal = response;
                    if (code >= 600) {
                        cancelAll();
                    }
                }
                conclude();
            }
        }

        private void provisional(Response response) {
            boolean first = !ringing;
            ringing = true;
            if (cancelled) {
                if (first) {
                    transaction.cancel();
                }
            } else if (!answered && response.getStatusCode() > Response.TRYING) {
                upstream.pass(out.upstream(response));
            }
        }

        @Override
        public void failed(Failure failure) {
            if (status == 0) {
                status = switch (failure) {
                    case TIMEOUT -> Response.REQUEST_TIMEOUT;
                    case TRANSPORT -> Response.TEMPORARILY_UNAVAILABLE;
                };
                conclude();
            }
        }

        /** The lowest is passed on: 6xx, then what says most about the user, last that a phone was not there. */
        int rank() {
            if (status >= 600) {
                return 0;
            }
            return switch (status) {
                case Response.REQUEST_TIMEOUT, Response.TEMPORARILY_UNAVAILABLE, Response.SERVICE_UNAVAILABLE ->
                    1000 + status;
                default -> status;
            };
        }

        void passRefusal() {
            if (refusal == null || status == Response.SERVICE_UNAVAILABLE) {
                upstream.refuse(refusal == null ? status : Response.SERVER_INTERNAL_ERROR);
            } else {
                upstream.pass(out.upstream(refusal));
            }
        }
    }
}
