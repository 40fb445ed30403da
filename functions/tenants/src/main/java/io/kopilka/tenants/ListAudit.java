package io.kopilka.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditEntry;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Lists what people and machines did, the newest first. Refused: a wrong or unknown query parameter.
@Singleton
final class ListAudit {

    private static final int OK = 200;
    private static final String NEXT = "Kopilka-Next-Cursor";

    private final AuditTrail audit;

    ListAudit(AuditTrail audit) {
        this.audit = audit;
    }

    private record Wanted(AuditTrail.Wanted entries, int limit, Optional<Cursor> after) {}

    Outcome<Answer> run(Caller caller, QueryParameters query, Listing listing, AuditForm form) {
        Optional<Actor> actor = query.parsed("actor", Actor::parse);
        Optional<AuditAction> action = query.parsed("action", AuditAction::parse);
        Optional<AuditSubject> subject = query.parsed("subject", AuditSubject::parse);
        Optional<Instant> from = query.parsed("from", ListAudit::moment);
        Optional<Instant> to = query.parsed("to", ListAudit::moment);
        int limit = query.integer("limit", 1, form.most(), form.usual());
        Optional<Cursor> after = query.cursor(listing);
        Predicate<AuditEntry> which = entry ->
                isOrAny(actor, entry.actor()) && isOrAny(action, entry.action()) && isOrAny(subject, entry.subject());
        return query.end(new Wanted(new AuditTrail.Wanted(from, to, which), limit, after))
                .map(wanted -> answer(
                        audit.list(caller.tenant(), wanted.entries(), wanted.limit(), wanted.after()),
                        caller,
                        listing,
                        form));
    }

    private static <T> boolean isOrAny(Optional<T> wanted, T value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }

    private static Answer answer(AuditTrail.Part part, Caller caller, Listing listing, AuditForm form) {
        List<ObjectNode> items = part.entries().stream().map(AuditAnswer::json).toList();
        ObjectNode page = Answers.page(listing, items, part.next());
        if (form == AuditForm.PAGE) {
            return Answers.ok(page);
        }
        Map<String, String> headers = new HashMap<>();
        if (part.next().isPresent()) {
            headers.put(NEXT, page.path("nextCursor").asText());
        }
        byte[] body = form == AuditForm.CSV ? AuditCsv.of(part.entries(), caller.language()) : lines(items);
        return new Answer(OK, headers, body);
    }

    private static byte[] lines(List<ObjectNode> items) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ObjectNode item : items) {
            lines.writeBytes(Json.write(item));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /// A moment between 1970 and 10889, as ULIDs hold them.
    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(moment -> !moment.isBefore(Instant.EPOCH) && !moment.isAfter(Ulid.LATEST));
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }
}
