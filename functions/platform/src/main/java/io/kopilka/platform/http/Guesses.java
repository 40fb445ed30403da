package io.kopilka.platform.http;

import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.WrongTries;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers credentials and codes that never were any: as what they are, and with 429 once an address has tried
/// too many. The log gets the address and what was guessed at, never the guess.
@Singleton
public final class Guesses {

    private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);
    private static final String UNKNOWN = "unknown";

    private final WrongTries tries;
    private final ClientAddress addresses;
    private final Problems problems;

    public Guesses(WrongTries tries, ClientAddress addresses, Problems problems) {
        this.tries = tries;
        this.addresses = addresses;
        this.problems = problems;
    }

    /// The address that a request comes from.
    public Optional<String> addressOf(HttpRequest<?> request) {
        return addresses.of(request);
    }

    /// Whether nothing from this address is to be looked up any more.
    public boolean areUsedUp(HttpRequest<?> request) {
        return tries.isUsedUp(address(request));
    }

    /// Counts a guess and refuses it: as what it is, or because there were too many.
    ///
    /// @param what was guessed at: `credential`, `pairing code`
    public MutableHttpResponse<byte[]> refuse(HttpRequest<?> request, String what, Problem asWhatItIs) {
        boolean tooMany = tries.note(address(request));
        LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("from", address(request))
                .addKeyValue(
                        "route", BasicHttpAttributes.getUriTemplate(request).orElse("-"))
                .addKeyValue("refused", tooMany ? "too many" : "wrong")
                .log("A guess that was wrong");
        return tooMany ? tooMany(request) : problems.answer(request, asWhatItIs);
    }

    /// The answer to an address that has tried too many.
    public MutableHttpResponse<byte[]> tooMany(HttpRequest<?> request) {
        Duration wait = tries.waitOf(address(request));
        return problems.answer(
                request,
                Problem.of(ProblemCode.RATE_LIMITED, Map.of("seconds", Long.toString(wait.toSeconds())))
                        .retryAfter(wait));
    }

    private String address(HttpRequest<?> request) {
        return addressOf(request).orElse(UNKNOWN);
    }
}
