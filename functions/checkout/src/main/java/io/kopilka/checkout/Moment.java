package io.kopilka.checkout;

import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.problem.Detail;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.wire.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// When a sale happens, with both clocks: at the till, which decides what it means, and here, which decides the
/// order.
///
/// @param inStore the moment of the sale with the offset of the store's zone
/// @param recorded now
record Moment(OffsetDateTime inStore, Instant recorded) {
    /// How far ahead of the service's clock a till's may be.
    static final Duration MOST_AHEAD = Duration.ofDays(2);
    /// How old a sale may be without a scope of its own.
    static final Duration USUAL_AGE = Duration.ofDays(60);

    /// The moment of a request, now where it says none. Refused: `out_of_range` where it lies too far ahead.
    static Outcome<Moment> of(SaleRequest request, StoreProfile store, Instant now) {
        return of(request.at(), store.zone(), now);
    }

    /// The same of a moment that was sent, or now, to the millisecond, where none was.
    static Outcome<Moment> of(@Nullable OffsetDateTime sent, ZoneId zone, Instant now) {
        Instant at = sent == null ? now.truncatedTo(ChronoUnit.MILLIS) : sent.toInstant();
        if (at.isAfter(now.plus(MOST_AHEAD))) {
            return Outcome.refused(Problem.of(new FieldError(
                    "/at",
                    ProblemCode.OUT_OF_RANGE,
                    new Detail.Written(new Text(
                            "Указанное время опережает время сервиса больше чем на 48 часов.",
                            "The time is more than 48 hours ahead of the service's clock.")))));
        }
        return Outcome.done(new Moment(at.atZone(zone).toOffsetDateTime(), now));
    }

    /// Whether the sale is so old that recording it needs the scope `receipts:backdate`.
    boolean isBackdated() {
        return inStore.toInstant().isBefore(recorded.minus(USUAL_AGE));
    }
}
