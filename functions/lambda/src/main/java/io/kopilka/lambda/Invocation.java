package io.kopilka.lambda;

import org.jspecify.annotations.Nullable;

/// What the process works on now. Lambda gives a process one event at a time, so there is one such thing in it, and
/// whoever writes the log on whichever thread finds it here.
public final class Invocation {

    private static volatile Current current = new Current("-", null, null);

    private Invocation() {}

    /// One event.
    ///
    /// @param awsRequestId Lambda's own id of the invocation
    /// @param requestId the id of the HTTP request, where it is one
    /// @param tenant who asks, once that is known
    public record Current(
            String awsRequestId,
            @Nullable String requestId,
            @Nullable String tenant) {}

    /// A new one begins.
    public static void begin(String awsRequestId) {
        current = new Current(awsRequestId, null, null);
    }

    /// The request that it is, and who sends it.
    public static void isRequest(String requestId, @Nullable String tenant) {
        current = new Current(current.awsRequestId(), requestId, tenant);
    }

    /// The one that the process works on, or the last one that it did.
    public static Current current() {
        return current;
    }
}
