package io.kopilka.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Assumptions;

/// Where what answers at an endpoint is known to do otherwise than AWS documents. A test that hangs on it
/// is skipped by name and with this reason, at that endpoint and at no other: it is known by its own
/// answer, not by a setting.
public enum Deviation {

    /// Moto 5.2.1 looks at the conditions of a transaction and writes it without a lock: of two at the
    /// same time both may see the item absent, and who is refused puts back a copy of the table from
    /// before the other. DynamoDB isolates transactions. Where moto is made to answer one request at a
    /// time, the tests that this leaves out pass.
    MOTO_RUNS_TRANSACTIONS_INTO_EACH_OTHER(
            "moto runs transactions of the same moment into each other; DynamoDB isolates them"),

    /// Moto 5.2.1 tells each write in the stream. DynamoDB tells none that leaves an item as it was. It
    /// harms nobody: what is the same before and after makes no event.
    MOTO_TELLS_WRITES_THAT_CHANGE_NOTHING("moto tells writes that change nothing; DynamoDB does not");

    /// What no other endpoint answers: moto's view of what it holds.
    private static final String MOTOS_OWN = "/moto-api/data.json";

    private static final int OK = 200;

    private final String reason;

    Deviation(String reason) {
        this.reason = reason;
    }

    /// Skips the running test where the endpoint does otherwise.
    public void skipAt(URI endpoint) {
        Assumptions.assumeFalse(isMoto(endpoint), reason);
    }

    private static boolean isMoto(URI endpoint) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(endpoint.resolve(MOTOS_OWN))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException silent) {
            throw new UncheckedIOException("nothing answers at " + endpoint, silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
